package loopbook.wire.view;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import loopbook.markup.Json;
import loopbook.weave.SocketCall.Failure;
import loopbook.wire.CodeLine;
import loopbook.wire.Event;
import loopbook.wire.Story;
import org.jspecify.annotations.Nullable;

/** All events for programs; docs/formats.md describes it. */
public final class JsonView {
  private static final int VERSION = 1;

  private JsonView() {}

  /** The whole file, as text that is to be written in UTF-8. */
  public static String write(List<Event> events, List<String> first, String title) {
    long zero = events.stream().mapToLong(Event::start).min().orElse(0);
    Story story = Story.of(events);
    return Json.object()
        .put("version", VERSION)
        .put("run", title)
        .put("parties", SequenceView.parties(events, first))
        .put("events", new Json.Arr(events.stream().map(e -> event(e, zero, story)).toList()))
        .build()
        .pretty();
  }

  private static Json event(Event event, long zero, Story story) {
    Json.Members members =
        Json.object()
            .put("sequence", event.sequence())
            .put("kind", event.kind().name())
            .put("times", event.times())
            .put("startMicros", (event.start() - zero) / 1000)
            .put("endMicros", (event.end() - zero) / 1000)
            .put("party", event.party())
            .put("thread", event.actor().thread());
    CodeLine line = event.line();
    if (line != null) {
      members.put("line", line.toString());
    }
    if (!event.call().isEmpty()) {
      members.put("call", event.call());
    }
    if (!event.name().isEmpty()) {
      members.put("moment", event.name());
    }
    Event.Endpoint at = event.at();
    if (at.socket() != 0) {
      Json.Members socket =
          Json.object()
              .put("number", at.socket())
              .put("kind", at.kind().name())
              .put("connection", at.connection())
              .put("peer", at.peer());
      address(socket, "local", at.local());
      address(socket, "remote", at.remote());
      members.put("socket", socket.build());
    }
    Event.Data data = event.data();
    boolean carries =
        switch (event.kind()) {
          case SEND, RECEIVE, DATAGRAM_SEND, DATAGRAM_RECEIVE, URGENT, TLS_WRITE, TLS_READ -> true;
          default -> false;
        };
    if (event.kind() == Event.Kind.LISTEN) {
      members.put("backlog", data.count());
    } else if (carries) {
      members.put(
          "bytes",
          Json.object()
              .put("offset", data.offset())
              .put("count", data.count())
              .put("whole", data.whole())
              .put("first", HexFormat.of().formatHex(data.payload().toArray()))
              .build());
    }
    layer(event, story).ifPresent(layer -> members.put("layer", layer));
    Failure failure = event.failure();
    if (failure != null) {
      Json.Members thrown = Json.object().put("type", failure.type());
      if (failure.message() != null) {
        thrown.put("message", failure.message());
      }
      members.put("failure", thrown.build());
    }
    return members.build();
  }

  /** On a connection with TLS: what the program says, or what goes over the wire for it. */
  private static Optional<String> layer(Event event, Story story) {
    return switch (event.kind()) {
      case TLS_WRITE, TLS_READ -> Optional.of("plaintext");
      case SEND, RECEIVE -> story.tls(event).map(record -> "TLS " + record.name());
      default -> Optional.empty();
    };
  }

  private static void address(Json.Members to, String name, @Nullable SocketAddress address) {
    if (address instanceof InetSocketAddress inet && inet.getAddress() != null) {
      to.put(name, inet.getAddress().getHostAddress() + " " + inet.getPort());
    } else if (address != null) {
      to.put(name, address.toString());
    }
  }
}
