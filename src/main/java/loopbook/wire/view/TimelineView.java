package loopbook.wire.view;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import loopbook.text.Escapes;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Width;
import loopbook.text.Wrap;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;
import loopbook.wire.Joined;
import loopbook.wire.Lifetime;
import loopbook.wire.Lifetime.Stage;
import loopbook.wire.Lifetime.Step;
import loopbook.wire.Story;
import loopbook.wire.TcpRow;
import loopbook.wire.TcpRow.State;
import org.jspecify.annotations.Nullable;

/**
 * The states of both ends of a connection beside what went over it, time downwards.
 *
 * <pre>
 *   client                       server
 *   ~SYN_SENT     ─ connects ──▶ ~SYN_RECV
 *   ~ESTABLISHED                 ~ESTABLISHED
 *   ~FIN_WAIT1    ─── closes ──▶ ~CLOSE_WAIT
 *   ~FIN_WAIT2                        │
 *    FIN_WAIT2    ┄┄┄ closed ┄┄┄  CLOSE_WAIT
 * </pre>
 */
public final class TimelineView {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 110;

  /** {@code ~ESTABLISHED}. */
  private static final int STATE = 12;

  /** So many connections are drawn if none is asked for. */
  private static final int MOST = 3;

  /** Rows in which no state changes: so many are drawn at the beginning and at the end. */
  private static final int FEW = 4;

  private final Lifetime life;
  private final List<String> parties;
  private final Look look;
  private final Text.Builder text;
  private final int middle;
  private final int right;
  private Optional<Step> before = Optional.empty();

  private TimelineView(Lifetime life, List<String> parties, Look look, Text.Builder text) {
    this.life = life;
    this.parties = parties;
    this.look = look;
    this.text = text;
    this.middle = STATE + 1;
    this.right = Math.min(WIDEST, look.width()) - STATE;
  }

  /** The names of the connections; those that the sequence does not name have one too. */
  public static List<String> connections(List<Event> events) {
    return List.copyOf(named(events, Map.of()).keySet());
  }

  /**
   * The timelines of the first connections, or of the one with that name.
   *
   * @param tables the kernel's rows by moment
   * @param first parties whose colours come first
   */
  public static Text draw(
      List<Event> events,
      Map<String, List<TcpRow>> tables,
      List<String> first,
      Optional<String> connection,
      Look look) {
    Text.Builder text = Text.builder();
    Map<String, Lifetime> all = named(events, tables);
    List<String> parties = SequenceView.parties(events, first);
    int drawn = 0;
    for (Map.Entry<String, Lifetime> one : all.entrySet()) {
      if (connection.isPresent() ? one.getKey().equals(connection.get()) : drawn < MOST) {
        drawn++;
        text.gap();
        new TimelineView(one.getValue(), parties, look, text).draw(one.getKey());
      }
    }
    if (drawn > 0) {
      text.add(Wrap.wrap(Words.of("timeline.legend"), Tone.DIM, look.width()));
    }
    if (connection.isEmpty() && all.size() > MOST) {
      String names = String.join(", ", List.copyOf(all.keySet()).subList(MOST, all.size()));
      Line more = Line.of(Words.of("timeline.more", all.size() - MOST, names), Tone.DIM);
      text.line(more.cut(look.width(), look.of(Glyph.CUT)));
    }
    return text.build();
  }

  private static Map<String, Lifetime> named(List<Event> events, Map<String, List<TcpRow>> tables) {
    Story story = Story.of(events);
    List<Lifetime> lives = Lifetime.of(events, tables);
    TreeSet<String> taken = new TreeSet<>();
    lives.forEach(life -> taken.add(name(story, life)));
    Map<String, Lifetime> named = new LinkedHashMap<>();
    int free = 0;
    for (Lifetime life : lives) {
      String name = name(story, life);
      while (name.isEmpty() || named.containsKey(name)) {
        String letters = Story.letters(free++);
        name = taken.contains(letters) ? "" : letters;
      }
      named.put(name, life);
    }
    return named;
  }

  private static String name(Story story, Lifetime life) {
    Event end = life.caller() != null ? life.caller() : life.called();
    return end == null ? "" : story.name(end);
  }

  private void draw(String name) {
    Event end = life.caller() != null ? life.caller() : life.called();
    if (end == null) {
      return;
    }
    text.add(
        Wrap.wrap(
            Line.of(
                Words.of(
                    "timeline.head",
                    name,
                    party(true) + port(end, life.caller() != null),
                    look.of(Glyph.ARROW_RIGHT),
                    party(false) + port(end, life.caller() == null)),
                Tone.STRONG),
            look.width()));
    boolean list = look.width() < NARROWEST;
    if (!list) {
      Canvas row = new Canvas(look.width());
      row.put(0, cut(party(true), STATE), tone(true));
      row.put(right, cut(party(false), STATE), tone(false));
      text.line(row.line());
    }
    List<Step> quiet = new ArrayList<>();
    for (Step step : life.steps()) {
      if (step.told() != null && step.told().event().kind() == Kind.NOTHING) {
        continue;
      }
      boolean still =
          before
              .map(b -> b.caller().equals(step.caller()) && b.called().equals(step.called()))
              .orElse(false);
      if (still) {
        quiet.add(step);
      } else {
        few(quiet, list);
        put(step, list);
      }
      before = Optional.of(step);
    }
    few(quiet, list);
  }

  /** Many rows that change nothing: the first and the last of them. */
  private void few(List<Step> quiet, boolean list) {
    for (int i = 0; i < quiet.size(); i++) {
      if (quiet.size() > 2 * FEW + 1 && i == FEW) {
        String more = Words.of("more", quiet.size() - 2 * FEW);
        Line line = Line.of(" ".repeat(list ? 0 : middle)).append(more, Tone.DIM);
        text.line(line.cut(look.width()));
        i = quiet.size() - FEW;
      }
      put(quiet.get(i), list);
    }
    quiet.clear();
  }

  private void put(Step step, boolean list) {
    if (list) {
      text.add(Wrap.wrap(sentence(step), look.width(), Line.EMPTY, Line.of("  ")));
    } else {
      text.line(row(step));
    }
  }

  private Line row(Step step) {
    Canvas row = new Canvas(look.width());
    state(row, 0, step, true);
    state(row, right, step, false);
    Joined told = step.told();
    if (told == null) {
      return row.line();
    }
    int room = right - 1 - middle;
    Mark mark = mark(told);
    if (isMoment(step)) {
      row.put(middle, look.theme().fill(Glyph.DASHED, room), Tone.DIM);
      middle(row, mark, room, Tone.STRONG);
      return row.line();
    }
    boolean fromCaller = isCaller(told.event());
    Tone tone = mark.tone() == Tone.PLAIN ? tone(fromCaller) : mark.tone();
    if (!goesOver(told.event())) {
      String words = cut(mark.text(), room);
      row.put(fromCaller ? middle : right - 1 - Width.of(words), words, mark.tone());
      return row.line();
    }
    row.put(middle, look.theme().fill(Glyph.HORIZONTAL, room), tone);
    Glyph end = fromCaller ? Glyph.HEAD_RIGHT : Glyph.HEAD_LEFT;
    String head = look.of(told.event().kind() == Kind.RESET ? Glyph.CROSS : end);
    row.put(fromCaller ? right - 2 : middle, head, tone);
    int words = Width.of(mark.text());
    if (words > room - 6 && words <= room - 3) {
      // rather a head without a shaft than a word that is cut
      row.put(fromCaller ? middle : middle + 1, " " + mark.text() + " ", mark.tone());
    } else {
      middle(row, mark, room - 4, mark.tone());
    }
    return row.line();
  }

  private void middle(Canvas row, Mark mark, int room, Tone tone) {
    String words = cut(mark.text(), room - 2);
    int start = middle + (right - 1 - middle - Width.of(words)) / 2;
    row.put(start - 1, " " + words + " ", tone);
  }

  private void state(Canvas row, int column, Step step, boolean caller) {
    if (isUnknown(caller)) {
      return;
    }
    Stage now = caller ? step.caller() : step.called();
    boolean same =
        before.map(b -> (caller ? b.caller() : b.called()).equals(now)).orElse(false)
            && !isMoment(step);
    if (same) {
      String sign = now.state() == State.CLOSE ? "" : look.of(Glyph.VERTICAL);
      row.put(column + STATE / 2 - 1, sign, Tone.DIM);
    } else {
      row.put(column, words(now), now.inferred() ? tone(caller) : Tone.STRONG);
    }
  }

  private Line sentence(Step step) {
    Joined told = step.told();
    Line line = Line.EMPTY;
    if (told != null) {
      boolean moment = isMoment(step);
      line =
          line.append(moment ? "" : told.event().party() + " ", tone(isCaller(told.event())))
              .append(mark(told).text());
    }
    List<String> changed = new ArrayList<>();
    for (boolean caller : new boolean[] {true, false}) {
      Stage now = caller ? step.caller() : step.called();
      boolean same = before.map(b -> (caller ? b.caller() : b.called()).equals(now)).orElse(false);
      if (!same && !isUnknown(caller)) {
        changed.add(party(caller) + " " + words(now).strip());
      }
    }
    String states = String.join(", ", changed);
    return changed.isEmpty() ? line : line.append((told == null ? "" : ": ") + states, Tone.STRONG);
  }

  private static boolean isMoment(Step step) {
    return step.told() != null && step.told().event().kind() == Kind.MOMENT;
  }

  private static String words(Stage stage) {
    String state = stage.state() == State.CLOSE ? Words.of("closed") : stage.state().name();
    return (stage.inferred() ? "~" : " ") + state;
  }

  private static boolean goesOver(Event event) {
    return switch (event.kind()) {
      case CONNECT, SEND, URGENT, HALF_CLOSE, CLOSE, RESET -> true;
      default -> false;
    };
  }

  private static Mark mark(Joined told) {
    List<Event> events = new ArrayList<>(List.of(told.event()));
    Event receive = told.receive();
    if (receive != null) {
      events.add(receive);
    }
    List<String> parties = SequenceView.parties(events, List.of());
    return Marks.of(Story.of(events), parties, Long.MAX_VALUE).get(0);
  }

  private boolean isCaller(Event event) {
    Event called = life.called();
    Event caller = life.caller();
    return caller != null
        ? event.socket() == caller.socket()
        : called == null || event.socket() != called.socket();
  }

  private boolean isUnknown(boolean caller) {
    return party(caller).isEmpty();
  }

  private String party(boolean caller) {
    @Nullable Event own = caller ? life.caller() : life.called();
    @Nullable Event other = caller ? life.called() : life.caller();
    return own != null ? own.party() : other == null ? "" : other.peer();
  }

  private Tone tone(boolean caller) {
    return Tone.party(Math.max(0, parties.indexOf(party(caller))));
  }

  private static String port(Event end, boolean own) {
    return (own ? end.at().local() : end.at().remote()) instanceof InetSocketAddress inet
        ? " :" + inet.getPort()
        : "";
  }

  private String cut(String words, int room) {
    return Escapes.cut(words, Math.max(1, room), look.of(Glyph.ELLIPSIS));
  }
}
