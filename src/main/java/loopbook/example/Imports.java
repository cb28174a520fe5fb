package loopbook.example;

import java.util.List;

/** Names that need no package in a snippet. */
final class Imports {
  /** What every session has imported, in the order of docs/formats.md. */
  static final List<String> ALL =
      List.of(
          "java.io.*",
          "java.net.*",
          "java.nio.*",
          "java.nio.channels.*",
          "java.nio.charset.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.concurrent.atomic.*",
          "java.util.function.*",
          "java.util.stream.*",
          "static java.nio.charset.StandardCharsets.*",
          "static loopbook.lab.Lab.*");

  private Imports() {}
}
