package loopbook.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loopbook.course.Voice;
import loopbook.example.Listener;
import loopbook.example.Outlet;
import loopbook.example.RoleRun;
import loopbook.example.Thrown;
import loopbook.text.Line;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** What the roles of a run print, as it happens: whole lines, each with its role before it. */
final class Chorus implements Listener {
  /** A line longer than this is shown in parts, so that nothing is held back for ever. */
  private static final int LONGEST = 4096;

  private final Context context;
  private final Map<String, Line> tags = new HashMap<>();
  private final Map<String, StringBuilder> begun = new HashMap<>();

  Chorus(Context context, List<Voice> voices) {
    this(context, voices, voices.stream().map(Voice::role).toList());
  }

  /**
   * @param parties all parties in the order that gives them their colours
   */
  Chorus(Context context, List<Voice> voices, List<String> parties) {
    this.context = context;
    int width = voices.stream().mapToInt(v -> v.role().length()).max().orElse(0);
    String bar = " " + context.look().of(Glyph.VERTICAL) + " ";
    for (Voice voice : voices) {
      String role = voice.role();
      Line name =
          voices.size() == 1 && role.equals(Voice.ALONE)
              ? Line.EMPTY
              : Line.of(role, Tone.party(parties.indexOf(role)))
                  .padLeft(width)
                  .append(bar, Tone.DIM);
      tags.put(role, name);
    }
  }

  @Override
  public synchronized void printed(String role, Outlet.Stream stream, String text) {
    StringBuilder line = begun.computeIfAbsent(role + stream, key -> new StringBuilder());
    Tone tone = stream == Outlet.Stream.ERR ? Tone.BAD : Tone.PLAIN;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || line.length() >= LONGEST) {
        show(role, line.toString(), tone);
        line.setLength(0);
      }
      if (c != '\n' && c != '\r') {
        line.append(c);
      }
    }
  }

  @Override
  public synchronized void wantsInput(String role, boolean wants) {
    if (wants) {
      flush(role);
    }
  }

  @Override
  public synchronized void ended(RoleRun role) {
    flush(role.role());
    if (role.omitted() > 0) {
      say(role.role(), Tone.DIM, "run.omitted", role.omitted());
    }
    role.faults()
        .forEach(
            fault ->
                say(
                    role.role(),
                    Tone.BAD,
                    "run.rejected",
                    fault.line(),
                    fault.column(),
                    fault.message()));
    role.thrown().ifPresent(thrown -> thrown(role.role(), thrown));
    role.exit().ifPresent(code -> say(role.role(), Tone.DIM, "run.exit", code));
    Waits.tell(role.at())
        .forEach(place -> place.forEach(line -> show(role.role(), line, Tone.WARNING)));
    role.givenUp()
        .forEach(held -> say(role.role(), Tone.WARNING, "run.givenup", held.thread(), held.call()));
  }

  private void thrown(String role, Thrown thrown) {
    show(role, thrown.headline(), Tone.BAD);
    thrown.frames().forEach(frame -> show(role, Say.get("run.frame", frame), Tone.BAD));
    thrown.cause().ifPresent(cause -> show(role, Say.get("run.cause", cause.headline()), Tone.BAD));
  }

  private void say(String role, Tone tone, String key, Object... values) {
    show(role, Say.get(key, values), tone);
  }

  private void flush(String role) {
    for (Outlet.Stream stream : Outlet.Stream.values()) {
      StringBuilder line = begun.get(role + stream);
      if (line != null && line.length() > 0) {
        show(role, line.toString(), stream == Outlet.Stream.ERR ? Tone.BAD : Tone.PLAIN);
        line.setLength(0);
      }
    }
  }

  private void show(String role, String text, Tone tone) {
    Line tag = tags.getOrDefault(role, Line.EMPTY);
    Wrap.wrap(Line.of(text, tone), context.look().width(), tag, tag).forEach(context.sink()::line);
  }
}
