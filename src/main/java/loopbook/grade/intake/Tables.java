package loopbook.grade.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopbook.grade.Words;
import loopbook.markup.CsvReader;

/** Reads the tables that an instructor keeps: CSV files in UTF-8, of at most 4 MiB. */
final class Tables {
  private static final int LARGEST = 4 << 20;

  private Tables() {}

  /**
   * Its rows, the headings first; cells are separated as the first line has it.
   *
   * @param problems gets a sentence for each reason why it cannot be read
   */
  static List<CsvReader.Row> read(Path file, List<String> problems) {
    String text;
    try {
      if (Files.size(file) > LARGEST) {
        problems.add(Words.of("roster.size", LARGEST >> 20));
        return List.of();
      }
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
    } catch (CharacterCodingException other) {
      problems.add(Words.of("roster.encoding"));
      return List.of();
    } catch (IOException failed) {
      problems.add(Words.of("roster.read", String.valueOf(failed.getMessage())));
      return List.of();
    }
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    CsvReader.Table table = CsvReader.read(bare, delimiter(bare));
    if (table.unclosed() > 0) {
      problems.add(Words.of("roster.quote", table.unclosed()));
    }
    return table.rows();
  }

  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    for (char c : new char[] {',', ';', '\t'}) {
      if (first.indexOf(c) >= 0) {
        return c;
      }
    }
    return ',';
  }
}
