package loopbook.course;

import java.util.List;

/**
 * One role of an example: a program of its own.
 *
 * @param role its name, {@code program} where the example has one voice
 * @param blocks its code fences in order; together they are one text
 * @param input the lines that are typed to it
 */
public record Voice(String role, List<Block> blocks, List<String> input, Ending ending) {
  /** The role of an example that has only one. */
  public static final String ALONE = "program";

  public Voice {
    blocks = List.copyOf(blocks);
    input = List.copyOf(input);
  }

  /** The whole text, blocks joined with a line feed. */
  public String code() {
    return String.join("\n", blocks.stream().map(Block::code).toList());
  }

  /**
   * One code fence.
   *
   * @param line the line in the lesson's file, from 1, on which the code's first line stands
   */
  public record Block(String code, int line) {}
}
