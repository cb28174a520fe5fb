package loopbook.grade.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.course.Exercise;
import loopbook.grade.Handed;
import loopbook.grade.Hash;

/** Lays the sources for an exercise into a folder of their own, for the judge and for people. */
record Staging(Path folder) {
  Handed.Sources lay(Chosen chosen, Choice choice, Exercise exercise) throws IOException {
    clear();
    Files.createDirectories(folder);
    Map<String, byte[]> laid = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<String> files = new ArrayList<>();
    for (Piece piece : chosen.pieces()) {
      JavaText text = choice.text(piece);
      byte[] bytes = text.packageName().isPresent() ? text.withoutPackage() : piece.bytes();
      String name = name(piece, exercise, taken);
      Files.write(folder.resolve(name), bytes);
      laid.put(name, bytes);
      files.add(piece.path());
    }
    return new Handed.Sources(folder, files, Hash.ofFiles(laid));
  }

  /** Lays what was laid elsewhere before. */
  void copy(Map<String, byte[]> files) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** As handed in, so that the compiler's lines name it so, where that is a safe name. */
  private static String name(Piece piece, Exercise exercise, Set<String> taken) {
    String bare = piece.name().replaceFirst("(?i)(?:\\.java)?(?:\\.txt)?$", "");
    boolean own = bare.matches("[A-Za-z_$][\\w$-]{0,80}") && !Choice.isNamed(piece, exercise);
    String safe = own ? bare : exercise.type();
    String name = safe + ".java";
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = safe + "-" + i + ".java";
    }
    return name;
  }

  /** Takes away what an earlier run laid there. */
  void clear() throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> old = Files.list(folder)) {
        for (Path file : old.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
