package loopbook.judge.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.judge.call.Line;
import loopbook.sandbox.Ending;
import org.jspecify.annotations.Nullable;

/** What to tell a learner whose program ended during a test. */
final class Endings {
  private Endings() {}

  static Finding finding(Guest guest, Optional<Ending> ending, @Nullable Finding before) {
    List<Detail> details = new ArrayList<>();
    if (guest.exited().isPresent()) {
      List<Line> lines = guest.exited().get();
      lines.stream()
          .findFirst()
          .ifPresent(l -> details.add(new Detail(Detail.Label.WAITING, l.toString())));
      return new Finding(
          Finding.Kind.CRASHED,
          "Your code ended the whole program (System.exit) while it was being tested.",
          details,
          "Return from the method, or throw an exception, instead of ending the program.");
    }
    if (guest.forged()) {
      return new Finding(
          Finding.Kind.TAMPER,
          "Your program wrote into the connection between it and its judge.",
          details,
          "Print with System.out; open no file descriptors by number.");
    }
    if (before != null) {
      details.addAll(before.details());
    }
    return switch (ending.map(Ending::reason).orElse(Ending.Reason.ITSELF)) {
      case TIME ->
          new Finding(
              Finding.Kind.LATE,
              before == null
                  ? "Your program was still busy when its time was over."
                  : before.message(),
              details,
              before == null ? "Look for a loop without an end." : before.next());
      case OUTPUT ->
          new Finding(
              Finding.Kind.OUTPUT,
              "Your program printed without end, and was stopped.",
              details,
              "Look for the loop that prints: what ends it?");
      case MEMORY -> outOfMemory(details);
      case THREADS ->
          new Finding(
              Finding.Kind.MEMORY,
              "Your program started thousands of threads or processes, and was stopped.",
              details,
              "Look for the loop that starts them: what ends it?");
      case ITSELF ->
          new Finding(
              Finding.Kind.CRASHED,
              "Your program ended by itself"
                  + ending.map(e -> " (exit code " + e.code() + ")").orElse("")
                  + " while it was being tested.",
              details,
              "Return from the method, or throw an exception, instead of ending the program.");
      case CLOSED ->
          before == null
              ? new Finding(Finding.Kind.OURS, "The child was closed early.", details, "")
              : before;
    };
  }

  static Finding outOfMemory(List<Detail> details) {
    return new Finding(
        Finding.Kind.MEMORY,
        "Your program used up its memory.",
        details,
        "Let memory grow with what comes, not with what was announced; keep only what is still"
            + " needed.");
  }
}
