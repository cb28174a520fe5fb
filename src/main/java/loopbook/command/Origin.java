package loopbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopbook.grade.Hash;
import loopbook.grade.Terms;
import loopbook.grade.batch.Fingerprint;
import loopbook.judge.Jars;
import loopbook.judge.Result;

/**
 * What the result of one check belongs to.
 *
 * @param submission SHA-256 of the sources' names and bytes, in hex; empty if they cannot be read
 */
record Origin(Terms terms, String submission) {
  /**
   * Reads the files as they are now.
   *
   * @param source the source file, or the folder with the source files
   */
  static Origin of(Context context, Path source, Result result) {
    try {
      String tests = Fingerprint.of(Jars.of(context.home()));
      Terms terms = new Terms(Version.number(), tests, result.seed(), result.isolation().number());
      return new Origin(terms, hash(source));
    } catch (IOException broken) {
      throw new UncheckedIOException("the tests cannot be read", broken);
    }
  }

  private static String hash(Path source) {
    try {
      Map<String, byte[]> contents = new HashMap<>();
      for (Path file : files(source)) {
        contents.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
      return Hash.ofFiles(contents);
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static List<Path> files(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (Stream<Path> files = Files.list(source)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
          .toList();
    }
  }
}
