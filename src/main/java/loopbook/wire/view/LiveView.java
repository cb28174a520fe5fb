package loopbook.wire.view;

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
import loopbook.wire.ConnectionNames;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import loopbook.wire.Joined;
import loopbook.wire.Story;
import loopbook.wire.view.Mark.Shape;

/**
 * Events while they happen, one line for each, told part by part. Remembers who took part and how
 * the connections were called.
 */
public final class LiveView {
  /** What the end of a run tells in words of its own. */
  private static final Set<Kind> LATER = Set.of(Kind.WAIT, Kind.STOPPED, Kind.LEFT_OPEN);

  private final List<String> parties;
  private final String self;
  private final ConnectionNames names = new ConnectionNames();

  /**
   * @param parties those that are known, in the order that gives them their colours
   * @param self the party that goes without saying, or ""
   */
  public LiveView(List<String> parties, String self) {
    this.parties = new ArrayList<>(parties);
    this.self = self;
  }

  /**
   * The next events, in the order of {@code Recording.arranged}: what repeats is told once, and of
   * more lines than {@code most} the first and the last ones are.
   *
   * @param untold how many events happened besides, after them
   */
  public List<Line> draw(List<Event> events, long untold, int most, Look look) {
    List<Event> told = events.stream().filter(e -> !LATER.contains(e.kind())).toList();
    learn(told);
    String sign = look.theme() == Theme.UNICODE ? "×" : "x";
    List<Mark> marks = Folding.fold(marks(told), sign);
    List<Line> lines = new ArrayList<>();
    Folding.shorten(marks, Math.max(1, untold > 0 ? most - 1 : most))
        .forEach(mark -> lines.add(line(mark, look)));
    if (untold > 0) {
      lines.add(line(Mark.rule(Words.of("more", untold), untold), look));
    }
    return lines;
  }

  private void learn(List<Event> events) {
    for (Event event : events) {
      for (String party : List.of(event.party(), event.peer())) {
        if (!party.isEmpty() && !parties.contains(party)) {
          parties.add(party);
        }
      }
    }
  }

  private List<Mark> marks(List<Event> events) {
    List<Joined> steps = new ArrayList<>();
    Story story = Story.of(events, names);
    for (Joined step : story.steps()) {
      Event receive = step.receive();
      if (receive != null && receive.party().equals(step.event().party())) {
        // a line has no columns that would say which is which
        steps.add(new Joined(step.event(), null));
        steps.add(new Joined(receive, null));
      } else {
        steps.add(step);
      }
    }
    return Marks.of(story, steps, parties, Long.MAX_VALUE);
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
    if (mark.from() == mark.to()) {
      return from.plain().isEmpty() ? from : from.append(" ");
    }
    // whether a datagram that nobody has received yet is lost is not known yet
    Glyph arrow = mark.shape() == Shape.RESET ? Glyph.CROSS : Glyph.ARROW_RIGHT;
    return from.append(from.plain().isEmpty() ? "" : " ")
        .append(look.of(arrow) + " ", Tone.DIM)
        .append(party(mark.to()))
        .append(" ");
  }

  private Line party(int place) {
    return place < 0 || parties.get(place).equals(self)
        ? Line.EMPTY
        : Line.of(parties.get(place), Tone.party(place));
  }
}
