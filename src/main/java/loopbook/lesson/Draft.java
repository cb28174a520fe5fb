package loopbook.lesson;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import loopbook.course.Ending;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Need;
import loopbook.course.Problem;
import loopbook.course.Voice;

/** An example whose fences are being collected. */
final class Draft {
  private final ExampleKey key;
  private final int line;
  private final Path file;
  private final List<Problem> problems;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Set<String> also = new LinkedHashSet<>();
  private final Set<Need> needs = EnumSet.noneOf(Need.class);
  private final List<Example.ScratchFile> files = new ArrayList<>();
  private final List<Pending> outputs = new ArrayList<>();
  private final List<Pending> inputs = new ArrayList<>();
  private final List<Example.States> states = new ArrayList<>();
  private final List<Example.Bytes> bytes = new ArrayList<>();
  private Optional<Example.Fence> wire = Optional.empty();
  private Optional<Duration> limit = Optional.empty();
  private OptionalInt port = OptionalInt.empty();

  Draft(ExampleKey key, int line, Path file, List<Problem> problems) {
    this.key = key;
    this.line = line;
    this.file = file;
    this.problems = problems;
  }

  private static final class Part {
    final List<Voice.Block> blocks = new ArrayList<>();
    final List<String> input = new ArrayList<>();
    Optional<Ending> ending = Optional.empty();
  }

  /** A fence whose role is settled when all roles are known. */
  private record Pending(String role, List<String> lines, int line) {}

  /** Adds code and answers the role that speaks it. */
  String code(Fence.Code fence, Voice.Block block) {
    String role = fence.role().isEmpty() ? Voice.ALONE : fence.role();
    Part part = parts.computeIfAbsent(role, r -> new Part());
    part.blocks.add(block);
    int at = block.line() - 1;
    limit = one(limit, fence.limit(), "limit", at);
    part.ending = one(part.ending, fence.ending(), "ending", at);
    if (fence.port().isPresent()) {
      port = fence.port();
    }
    needs.addAll(fence.needs());
    also.addAll(fence.also());
    return role;
  }

  private <T> Optional<T> one(Optional<T> before, Optional<T> now, String what, int at) {
    if (before.isPresent() && now.isPresent() && !before.equals(now)) {
      problem(
          at, key + " has another " + what + " already.", "State it once, in one of its fences.");
    }
    return before.isPresent() ? before : now;
  }

  void input(String role, List<String> lines, int at) {
    inputs.add(new Pending(role, lines, at));
  }

  void file(String name, String content, int at) {
    if (files.stream().anyMatch(f -> f.name().equals(name))) {
      problem(at, key + " has a file \"" + name + "\" already.", "Keep one of them.");
      return;
    }
    files.add(new Example.ScratchFile(name, content));
  }

  void output(String role, List<String> lines, int at) {
    outputs.add(new Pending(role, lines, at));
  }

  void wire(List<String> lines, int at) {
    if (wire.isPresent()) {
      problem(at, key + " has a wire fence already.", "Put all lines into one fence.");
      return;
    }
    wire = Optional.of(new Example.Fence(lines, at + 1));
  }

  void states(String moment, List<String> lines, int at) {
    if (states.stream().anyMatch(s -> s.moment().equals(moment))) {
      problem(at, key + " has the states of \"" + moment + "\" already.", "Keep one of them.");
      return;
    }
    states.add(new Example.States(moment, new Example.Fence(lines, at + 1)));
  }

  void bytes(Fence.Hex fence, List<String> lines, int at) {
    var stated = new Example.Fence(lines, at + 1);
    bytes.add(new Example.Bytes(fence.from(), fence.to(), fence.datagram(), stated));
  }

  Example build(Set<Need> ofLesson) {
    if (parts.size() > 1 && parts.containsKey(Voice.ALONE)) {
      problem(
          line,
          key + " has a fence without a role, and others with one.",
          "Give each of its fences a role.");
    }
    needs.addAll(ofLesson);
    for (Pending input : inputs) {
      role(input)
          .ifPresent(
              role -> parts.computeIfAbsent(role, r -> new Part()).input.addAll(input.lines));
    }
    return new Example(
        key,
        parts.entrySet().stream().map(Draft::voice).toList(),
        limit.orElse(Example.DEFAULT_LIMIT),
        needs,
        port,
        files,
        builtOutputs(),
        wire,
        states,
        bytes,
        also,
        line);
  }

  private static Voice voice(Map.Entry<String, Part> part) {
    Part p = part.getValue();
    return new Voice(part.getKey(), p.blocks, p.input, p.ending.orElse(new Ending.Done()));
  }

  private List<Example.Output> builtOutputs() {
    var built = new ArrayList<Example.Output>();
    for (Pending output : outputs) {
      Optional<String> role = role(output);
      if (role.isEmpty()) {
        continue;
      }
      if (built.stream().anyMatch(o -> o.role().equals(role.get()))) {
        problem(
            output.line,
            role.get() + " of " + key + " has its output already.",
            "Put all lines into one fence.");
        continue;
      }
      built.add(new Example.Output(role.get(), new Example.Fence(output.lines, output.line + 1)));
    }
    return built;
  }

  private Optional<String> role(Pending fence) {
    if (fence.role.isEmpty()) {
      if (parts.size() == 1) {
        return Optional.of(parts.keySet().iterator().next());
      }
      problem(
          fence.line,
          "The fence does not say which role of " + key + " it is for.",
          "Add one of " + String.join(", ", parts.keySet()) + ".");
      return Optional.empty();
    }
    if (!parts.containsKey(fence.role)) {
      problem(
          fence.line,
          key + " has no role \"" + fence.role + "\".",
          "Use one of " + String.join(", ", parts.keySet()) + ".");
      return Optional.empty();
    }
    return Optional.of(fence.role);
  }

  private void problem(int at, String what, String next) {
    problems.add(new Problem(file, at, what, next));
  }
}
