package loopbook.wire.view;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loopbook.text.Escapes;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Theme;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Width;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import loopbook.wire.Joined;
import loopbook.wire.KnownConnections;
import loopbook.wire.Story;
import loopbook.wire.view.Mark.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Events while they happen, one line for each, told part by part. Remembers who took part and how
 * the connections were called.
 */
public final class LiveView {
  /** What the end of a run tells in words of its own. */
  private static final Set<Kind> LATER = Set.of(Kind.WAIT, Kind.STOPPED, Kind.LEFT_OPEN);

  private final List<String> parties;
  private final String self;
  private final KnownConnections names = new KnownConnections();

  /**
   * @param parties those that are known, in the order that gives them their colours
   * @param self the party that is alone here, whose sockets are told apart by their ports; or ""
   */
  public LiveView(List<String> parties, String self) {
    this.parties = new ArrayList<>(parties);
    this.self = self;
  }

  /**
   * The next events, in the order of {@code Recording.arranged}: what repeats is told once, and of
   * more lines than {@code most} the first and the last ones are.
   *
   * @param untold how many events happened besides, before them
   */
  public List<Line> draw(List<Event> events, long untold, int most, Look look) {
    List<Event> told = events.stream().filter(e -> !LATER.contains(e.kind())).toList();
    String sign = look.theme() == Theme.UNICODE ? "×" : "x";
    List<Mark> marks = Folding.fold(marks(told, look), sign);
    List<Line> lines = new ArrayList<>();
    if (untold > 0) {
      lines.add(line(Mark.rule(Words.of("more", untold), untold), look));
    }
    Folding.shorten(marks, Math.max(1, most - lines.size()))
        .forEach(mark -> lines.add(line(mark, look)));
    return lines;
  }

  private List<Mark> marks(List<Event> events, Look look) {
    List<Mark> marks = new ArrayList<>();
    Story story = Story.of(events, names);
    for (Joined step : story.steps()) {
      Event event = named(step.event());
      Event receive = step.receive() == null ? null : named(step.receive());
      if (receive != null && !receive.party().equals(event.party())) {
        marks.addAll(mark(story, new Joined(event, receive)));
        continue;
      }
      mark(story, new Joined(event, null)).forEach(mark -> marks.add(alone(mark, look)));
      if (receive != null) {
        // without columns one could not tell the two ends of one party apart
        marks.addAll(mark(story, new Joined(receive, null)));
      }
    }
    return marks;
  }

  private List<Mark> mark(Story story, Joined step) {
    Event receive = step.receive();
    learn(step.event());
    if (receive != null) {
      learn(receive);
    }
    List<Mark> marks = Marks.of(story, List.of(step), parties, Long.MAX_VALUE);
    boolean byPorts = !self.isEmpty() && !opens(step.event());
    return byPorts ? marks.stream().map(Mark::untagged).toList() : marks;
  }

  private void learn(Event event) {
    for (String party : List.of(event.party(), event.peer())) {
      if (!party.isEmpty() && !parties.contains(party)) {
        parties.add(party);
      }
    }
  }

  /** One party's ends are called by their ports. */
  private Event named(Event event) {
    if (self.isEmpty() || !event.party().equals(self)) {
      return event;
    }
    return event.named(
        opens(event) ? "" : port(event.at().local()),
        event.peer().equals(self) ? port(event.at().remote()) : event.peer());
  }

  private static boolean opens(Event event) {
    return event.kind() == Kind.LISTEN || event.kind() == Kind.BIND;
  }

  private static String port(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress inet ? ":" + inet.getPort() : "";
  }

  /** What was not received at once is a sentence about the one who did it. */
  private Mark alone(Mark mark, Look look) {
    if (mark.shape() == Shape.RULE || mark.to() < 0 || mark.from() == mark.to()) {
      return mark;
    }
    String to = parties.get(mark.to());
    boolean clear = self.isEmpty() && parties.size() <= 2;
    String tag = clear ? mark.tag() : look.of(Glyph.ARROW_RIGHT) + " " + to + " " + mark.tag();
    return new Mark(
        Shape.LOCAL,
        mark.from(),
        mark.from(),
        mark.text(),
        tag.strip(),
        mark.often(),
        mark.tone(),
        mark.calls());
  }

  private Line line(Mark mark, Look look) {
    Line line = Line.of(look.of(Glyph.DOT) + " ", Tone.DIM).append(who(mark, look));
    String tail = mark.tail();
    int room = Math.max(1, look.width() - 1 - line.width() - Width.of(tail));
    String text = Escapes.cut(mark.text(), room, look.of(Glyph.ELLIPSIS));
    return line.append(text + tail, mark.tone() == Tone.PLAIN ? Tone.DIM : mark.tone())
        .cut(look.width(), look.of(Glyph.CUT));
  }

  private Line who(Mark mark, Look look) {
    if (mark.shape() == Shape.RULE) {
      return Line.EMPTY;
    }
    Line from = party(mark.from());
    Line space = Line.of(from.plain().isEmpty() ? "" : " ");
    return mark.from() == mark.to()
        ? from.append(space)
        : from.append(space)
            .append(look.of(Glyph.ARROW_RIGHT) + " ", Tone.DIM)
            .append(party(mark.to()))
            .append(" ");
  }

  private Line party(int place) {
    return place < 0 ? Line.EMPTY : Line.of(parties.get(place), Tone.party(place));
  }
}
