package loopbook.course;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A runnable example in one form.
 *
 * @param voices its roles in the order in which they start
 * @param limit how long a run may take
 * @param port a fixed port that it uses, so that it must run alone
 * @param also further examples of a tutorial that it shows, the other half of a pair for one
 * @param line the line of its first fence in the lesson's file, from 1
 */
public record Example(
    ExampleKey key,
    List<Voice> voices,
    Duration limit,
    Set<Need> needs,
    OptionalInt port,
    List<ScratchFile> files,
    List<Output> outputs,
    Optional<Fence> wire,
    List<States> states,
    List<Bytes> bytes,
    Set<String> also,
    int line) {
  /** The limit where a fence states none. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

  public Example {
    voices = List.copyOf(voices);
    needs = Set.copyOf(needs);
    files = List.copyOf(files);
    outputs = List.copyOf(outputs);
    states = List.copyOf(states);
    bytes = List.copyOf(bytes);
    also = Set.copyOf(also);
  }

  /** Whether it is found under that id, in any case of letters: its own or one of {@link #also}. */
  public boolean isCalled(String id) {
    return key.id().equalsIgnoreCase(id) || also.stream().anyMatch(id::equalsIgnoreCase);
  }

  /** A file that lies in the run's scratch folder before it starts. */
  public record ScratchFile(String name, String content) {}

  /** The lines of an expectation and where the first of them stands in the file, from 1. */
  public record Fence(List<String> lines, int line) {
    public Fence {
      lines = List.copyOf(lines);
    }
  }

  /** What a role is expected to print. */
  public record Output(String role, Fence fence) {}

  /** The kernel's TCP table expected at a moment. */
  public record States(String moment, Fence fence) {}

  /**
   * The bytes expected in one direction.
   *
   * @param datagram whether they are one datagram; else all that one connection carries there
   */
  public record Bytes(String from, String to, boolean datagram, Fence fence) {}
}
