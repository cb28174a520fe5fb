package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketKind;
import loopbook.wire.Event.Kind;

/** Writes events as the lines of a fence that they match. */
final class FenceWriter {
  private static final int PREVIEW = 48;

  /** A line, and the threads whose events it states, to fold what one thread repeats. */
  private record Written(String text, String threads) {}

  private final List<Written> lines = new ArrayList<>();

  private FenceWriter() {}

  static String write(List<Event> events) {
    FenceWriter writer = new FenceWriter();
    writer.add(
        Story.of(
            events.stream()
                .filter(e -> e.kind() != Kind.NOTHING && e.kind() != Kind.WAKE)
                .filter(e -> e.kind() != Kind.CONNECT || e.at().kind() == SocketKind.STREAM)
                .toList()));
    return writer.text();
  }

  private void add(Story story) {
    for (Joined step : story.steps()) {
      Event event = step.event();
      Event receive = step.receive();
      String name = story.name(event);
      String line = receive == null ? line(event) : carries(event, receive);
      lines.add(
          new Written(
              name.isEmpty() ? line : line + " [" + name + "]",
              Story.thread(event) + (receive == null ? "" : Story.thread(receive))));
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); ) {
      int same = i + 1;
      while (same < lines.size() && lines.get(same).equals(lines.get(i))) {
        same++;
      }
      String line = lines.get(i).text();
      boolean foldable = same - i > 1 && !line.contains(" times") && !line.equals("...");
      text.append(foldable ? times(line, same - i) : line).append('\n');
      i = foldable ? same : i + 1;
    }
    return text.toString();
  }

  private static String times(String line, int times) {
    return line + ", " + times + " times";
  }

  private static String carries(Event send, Event receive) {
    boolean datagram = send.kind() == Kind.DATAGRAM_SEND;
    return send.party()
        + (datagram ? " => " : " -> ")
        + receive.party()
        + " "
        + (datagram ? cut(receive) : bytes(receive));
  }

  private static String bytes(Event event) {
    return count(event.bytes()) + preview(event);
  }

  private static String cut(Event event) {
    return event.data().whole() > event.bytes()
        ? count(event.data().whole()) + " cut to " + event.bytes() + preview(event)
        : bytes(event);
  }

  private static String count(long bytes) {
    return bytes + (bytes == 1 ? " byte" : " bytes");
  }

  private static String preview(Event event) {
    return event.bytes() == 0
        ? ""
        : " " + Preview.write(event.data().payload(), event.bytes(), PREVIEW);
  }

  /** One event as a line, without the connection's name. */
  static String line(Event event) {
    String party = event.party() + " ";
    String peer = event.peer();
    String text =
        switch (event.kind()) {
          case BIND -> party + "binds";
          case LISTEN -> party + "listens";
          case CONNECT -> party + "connects" + (peer.isEmpty() ? "" : " to " + peer);
          case ACCEPT -> party + "accepts" + (peer.isEmpty() ? "" : " " + peer);
          case SEND -> party + "sends " + bytes(event) + parts(event, "sends");
          case RECEIVE -> party + "receives " + bytes(event) + parts(event, "receives");
          case NOTHING -> party + "receives nothing";
          case END_OF_STREAM -> party + "reads end of stream";
          case HALF_CLOSE -> party + "half-closes";
          case SHUT_INPUT -> party + "shuts its input";
          case CLOSE ->
              party + "closes" + (event.at().kind() == SocketKind.LISTENER ? " its listener" : "");
          case RESET -> party + "resets";
          case TIMEOUT -> party + event.call() + " times out";
          case FAIL -> party + event.call() + " fails" + failure(event);
          case DATAGRAM_SEND -> party + "sends a datagram of " + bytes(event);
          case DATAGRAM_RECEIVE -> party + "receives a datagram of " + cut(event);
          case URGENT -> party + "sends an urgent byte" + preview(event);
          case TLS_WRITE -> party + "writes " + bytes(event) + " to TLS";
          case TLS_READ -> party + "reads " + bytes(event) + " from TLS";
          case WAKE -> party + "wakes";
          case MOMENT -> "at " + quote(event.name());
          case WAIT -> party + "waits in " + event.call();
          case STOPPED -> party + "is stopped";
          case LEFT_OPEN ->
              party
                  + switch (event.at().kind()) {
                    case LISTENER -> "leaves its listener open";
                    case DATAGRAM -> "leaves a datagram socket open";
                    case STREAM, SELECTOR -> "leaves a connection open";
                  };
          case OMITTED -> "...";
        };
    boolean counted = event.kind() == Kind.SEND || event.kind() == Kind.RECEIVE;
    return event.times() > 1 && !counted && event.kind() != Kind.OMITTED
        ? text + ", " + event.times() + " times"
        : text;
  }

  private static String parts(Event event, String what) {
    return event.times() > 1 ? " in " + event.times() + " " + what : "";
  }

  private static String failure(Event event) {
    Failure failure = event.failure();
    if (failure == null) {
      return "";
    }
    return ": "
        + failure.simpleType()
        + (failure.message() == null ? "" : " " + quote(failure.message()));
  }

  private static String quote(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Preview.write(Payload.of(bytes), bytes.length, bytes.length);
  }
}
