package loopbook.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Ending;
import loopbook.course.Example;
import loopbook.course.Voice;
import loopbook.wire.FenceException;
import loopbook.wire.HexFence;
import loopbook.wire.Mismatch;
import loopbook.wire.StatesFence;
import loopbook.wire.TcpRow;
import loopbook.wire.WireFence;

/** Compares a run with what its lesson claims. */
public final class Claims {
  private final Run run;
  private final List<Deviation> found = new ArrayList<>();

  private Claims(Run run) {
    this.run = run;
  }

  /** Where a run and its lesson part; empty if everything is as claimed. */
  public static List<Deviation> check(Run run) {
    Claims claims = new Claims(run);
    run.example().voices().forEach(claims::ending);
    claims.outputs();
    run.example().wire().ifPresent(claims::wire);
    run.example().states().forEach(claims::states);
    run.example().bytes().forEach(claims::bytes);
    return List.copyOf(claims.found);
  }

  /** An ending as a fence's attribute says it; {@code ends} for one without. */
  public static String words(Ending ending) {
    if (ending instanceof Ending.CompileError) {
      return "ends=compile-error";
    }
    if (ending instanceof Ending.Throws thrown) {
      return "ends=" + thrown.type();
    }
    return ending instanceof Ending.Stopped ? "ends=stopped" : "ends";
  }

  private void ending(Voice voice) {
    Optional<RoleRun> role = run.role(voice.role());
    Ending actual = role.map(RoleRun::ending).orElse(new Ending.Stopped());
    if (!actual.equals(voice.ending())) {
      found.add(
          new Deviation(
              Deviation.Kind.ENDING,
              voice.role(),
              voice.blocks().isEmpty() ? run.example().line() : voice.blocks().get(0).line(),
              words(voice.ending()),
              role.map(Claims::how).orElse("never started"),
              ""));
    }
  }

  /** How it ended, with what explains it. */
  private static String how(RoleRun role) {
    String why =
        role.thrown()
            .map(
                t ->
                    t.headline()
                        + t.frames().stream().limit(1).map(f -> " at " + f).findAny().orElse(""))
            .or(() -> role.faults().stream().findFirst().map(f -> f.line() + ": " + f.message()))
            .or(() -> role.at().stream().findFirst().map(Claims::where))
            .orElse("");
    return words(role.ending()) + (why.isEmpty() ? "" : " (" + why + ")");
  }

  private static String where(Held held) {
    return held.where().map(Frame::toString).orElse(held.thread())
        + (held.call().isEmpty() ? "" : " in " + held.call());
  }

  private void outputs() {
    Map<String, List<Example.Fence>> byRole = new LinkedHashMap<>();
    run.example()
        .outputs()
        .forEach(o -> byRole.computeIfAbsent(o.role(), r -> new ArrayList<>()).add(o.fence()));
    byRole.forEach(this::output);
  }

  private void output(String role, List<Example.Fence> fences) {
    List<String> lines = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Example.Fence fence : fences) {
      for (int i = 0; i < fence.lines().size(); i++) {
        lines.add(fence.lines().get(i));
        places.add(fence.line() + i);
      }
    }
    List<String> printed = run.lines(role);
    new OutputFence(lines)
        .match(printed)
        .ifPresent(
            d ->
                found.add(
                    new Deviation(
                        Deviation.Kind.OUTPUT,
                        role,
                        d.line() < places.size() ? places.get(d.line()) : end(fences),
                        d.line() < lines.size() ? lines.get(d.line()) : "",
                        d.printed() < printed.size() ? printed.get(d.printed()) : "",
                        String.join("\n", printed))));
  }

  private static int end(List<Example.Fence> fences) {
    Example.Fence last = fences.get(fences.size() - 1);
    return last.line() + last.lines().size();
  }

  private void wire(Example.Fence fence) {
    try {
      WireFence.parse(text(fence))
          .match(run.events())
          .ifPresent(m -> found.add(deviation(Deviation.Kind.WIRE, "", fence, m)));
    } catch (FenceException e) {
      found.add(broken("", fence, e));
    }
  }

  private void states(Example.States states) {
    Example.Fence fence = states.fence();
    Optional<List<TcpRow>> rows = run.states(states.moment());
    if (rows.isEmpty()) {
      if (!run.moments().contains(states.moment())) {
        found.add(
            new Deviation(
                Deviation.Kind.STATES, states.moment(), fence.line(), states.moment(), "", ""));
      }
      return;
    }
    try {
      StatesFence.parse(text(fence))
          .match(rows.get(), run.datagrams(states.moment()))
          .ifPresent(m -> found.add(deviation(Deviation.Kind.STATES, states.moment(), fence, m)));
    } catch (FenceException e) {
      found.add(broken(states.moment(), fence, e));
    }
  }

  private void bytes(Example.Bytes bytes) {
    Example.Fence fence = bytes.fence();
    String direction = bytes.from() + (bytes.datagram() ? " => " : " -> ") + bytes.to();
    try {
      HexFence.parse(text(fence))
          .match(run.events(), bytes.from(), bytes.to(), bytes.datagram())
          .ifPresent(m -> found.add(deviation(Deviation.Kind.BYTES, direction, fence, m)));
    } catch (FenceException e) {
      found.add(broken(direction, fence, e));
    }
  }

  private static String text(Example.Fence fence) {
    return String.join("\n", fence.lines());
  }

  private static Deviation deviation(
      Deviation.Kind kind, String subject, Example.Fence fence, Mismatch m) {
    return new Deviation(
        kind, subject, place(fence, m.line()), m.expected(), m.happened(), m.actual());
  }

  private static Deviation broken(String subject, Example.Fence fence, FenceException e) {
    return new Deviation(
        Deviation.Kind.FENCE,
        subject,
        place(fence, e.line()),
        String.valueOf(e.getMessage()),
        "",
        "");
  }

  private static int place(Example.Fence fence, int line) {
    return fence.line() + Math.max(0, line - 1);
  }
}
