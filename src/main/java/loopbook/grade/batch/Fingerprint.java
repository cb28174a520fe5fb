package loopbook.grade.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopbook.grade.Hash;
import loopbook.judge.Jars;

/** Tells one set of tests from another. */
public final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 of the answer pack and the visible tests together, in hex. */
  public static String of(Jars jars) throws IOException {
    Hash hash = new Hash();
    for (Path jar : jars.answers().stream().toList()) {
      hash.add(Files.readAllBytes(jar));
    }
    return hash.add(Files.readAllBytes(jars.visible())).hex();
  }
}
