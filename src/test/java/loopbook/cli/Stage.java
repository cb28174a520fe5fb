package loopbook.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A checkout with the real launcher and a PATH on which only what a test puts there is found. */
final class Stage {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "find",
          "readlink",
          "sed",
          "grep",
          "cut",
          "tail",
          "mkdir",
          "rm",
          "mv",
          "ln",
          "sleep",
          "touch",
          "cat",
          "wc",
          "nice",
          "stty");

  private final Path checkout;
  private final Path tools;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /** How a start ended. */
  record Ended(int code, String out, String err) {}

  Stage(Path checkout, Path tools) throws IOException {
    this.checkout = Files.createDirectories(checkout);
    this.tools = Files.createDirectories(tools);
    LauncherTest.copyLauncher(checkout.resolve("loopbook"));
    Files.createDirectories(checkout.resolve("src/main"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    for (String tool : TOOLS) {
      for (String folder : List.of("/bin", "/usr/bin")) {
        if (Files.isExecutable(Path.of(folder, tool)) && !Files.exists(tools.resolve(tool))) {
          script(tools.resolve(tool), "exec " + folder + "/" + tool + " \"$@\"");
        }
      }
    }
    environment.put("PATH", tools.toString());
    environment.put("LOOPBOOK_ARCHIVE", "off");
  }

  Path checkout() {
    return checkout;
  }

  Stage with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  void archives() {
    environment.remove("LOOPBOOK_ARCHIVE");
  }

  /** Puts a Java on the PATH that prints its arguments, each in angle brackets. */
  Path jdk(String name, String version, boolean compiler) throws IOException {
    Path jdk = Files.createDirectories(tools.resolveSibling("jdk " + name));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"Test Vendor\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Any\"\n");
    script(
        jdk.resolve("bin/java"),
        """
        before=
        for each; do
          if [ "$before" = --train ]; then
            echo archive > "$each"
            mkdir "${each%/*}/native"
          fi
          before=$each
          echo "<$each>"
        done
        exit "${JAVA_ENDS:-0}"
        """);
    if (compiler) {
      script(jdk.resolve("bin/javac"), "exit 1");
    }
    Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));
    return jdk;
  }

  /** Puts a Maven on the PATH, or another one in its place. */
  void maven(String body) throws IOException {
    Files.deleteIfExists(tools.resolve("mvn"));
    script(tools.resolve("mvn"), body);
  }

  void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path source(String path) throws IOException {
    Path file = checkout.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, path);
  }

  /** Makes everything an hour older, in its order, so that a touch now is a later one. */
  void age() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(checkout)) {
      all = walk.filter(file -> !Files.isSymbolicLink(file)).toList();
    }
    for (Path file : all) {
      Instant time = Files.getLastModifiedTime(file).toInstant();
      Files.setLastModifiedTime(file, FileTime.from(time.minus(Duration.ofHours(1))));
    }
  }

  int builds() throws IOException {
    Path builds = checkout.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  Ended run(String... arguments) throws Exception {
    return start(checkout, checkout.resolve("loopbook").toString(), arguments);
  }

  Ended start(Path from, String launcher, String... arguments) throws Exception {
    return end(begin(from, launcher, arguments));
  }

  Process begin(Path from, String launcher, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher));
    if (!launcher.startsWith("/")) {
      // a relative name is looked up by the shell, from its folder
      command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\"", launcher));
    }
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder.start();
  }

  static Ended end(Process process) throws Exception {
    Thread killer =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                  process.descendants().forEach(ProcessHandle::destroyForcibly);
                  process.destroyForcibly();
                }
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    killer.setDaemon(true);
    killer.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    killer.interrupt();
    return new Ended(code, out, err);
  }
}
