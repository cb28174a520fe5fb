package loopbook.wire.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Theme;
import loopbook.text.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The drawings as a learner sees them, kept to be read. What is drawn otherwise fails until
 * somebody has looked at it: {@code -Dloopbook.golden=write} writes the files anew, and the
 * difference is reviewed as any other.
 */
class GoldenTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("loopbook.home", "."), "src/test/resources/loopbook/wire/view/golden");
  private static final boolean WRITE = "write".equals(System.getProperty("loopbook.golden"));
  private static final int[] WIDTHS = {40, 60, 80, 200};

  @ParameterizedTest
  @EnumSource
  void withoutColour(Scene scene) throws IOException {
    compare(plainFile(scene), all(scene, List.of(Palette.NONE)));
  }

  @ParameterizedTest
  @EnumSource
  void inColour(Scene scene) throws IOException {
    compare(colourFile(scene), all(scene, List.of(Palette.ANSI_16, Palette.TRUE_COLOUR)));
  }

  @Test
  void eachFileIsOfAScene() throws IOException {
    List<Path> known =
        Arrays.stream(Scene.values())
            .flatMap(scene -> Stream.of(plainFile(scene), colourFile(scene)))
            .toList();
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.toList()).containsExactlyInAnyOrderElementsOf(known);
    }
  }

  private static Path plainFile(Scene scene) {
    return FOLDER.resolve(name(scene) + ".txt");
  }

  private static Path colourFile(Scene scene) {
    return FOLDER.resolve(name(scene) + ".colour.txt");
  }

  private static String name(Scene scene) {
    return scene.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In each width, alphabet and palette, each under a line that says so. */
  private static String all(Scene scene, List<Palette> palettes) {
    StringBuilder all = new StringBuilder();
    for (int width : WIDTHS) {
      for (Theme theme : Theme.values()) {
        for (Palette palette : palettes) {
          String title = "%d columns, %s, %s".formatted(width, theme, palette).replace('_', ' ');
          all.append("## ").append(title.toLowerCase(Locale.ROOT)).append("\n\n");
          all.append(drawn(scene, new Look(theme, palette, width))).append('\n');
        }
      }
    }
    return all.toString();
  }

  /** The escape character is written so that an editor, a difference and a terminal show it. */
  private static String drawn(Scene scene, Look look) {
    String shown = look.render(scene.draw(look));
    shown
        .replaceAll("\u001b\\[[0-9;]*m", "")
        .lines()
        .forEach(
            line -> {
              assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(look.width());
              if (look.theme() == Theme.ASCII) {
                assertThat(line).matches("\\p{ASCII}*");
              }
            });
    return shown.replace("\u001b", "\\e");
  }

  private static void compare(Path file, String drawn) throws IOException {
    if (WRITE) {
      Files.writeString(file, drawn, UTF_8);
    }
    assertThat(file).as("no golden file yet: -Dloopbook.golden=write makes it").exists();
    List<String> kept = Files.readString(file, UTF_8).lines().toList();
    List<String> now = drawn.lines().toList();
    assertThat(kept.equals(now) ? "" : difference(file, kept, now)).isEmpty();
  }

  /** Of each section that differs what was kept, then what is drawn now. */
  private static String difference(Path file, List<String> kept, List<String> now) {
    List<String> said = new ArrayList<>();
    said.add(
        file.getFileName() + " is drawn otherwise (-Dloopbook.golden=write keeps the new one)");
    List<String> before = sections(kept);
    List<String> after = sections(now);
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      String was = i < before.size() ? before.get(i) : "";
      String is = i < after.size() ? after.get(i) : "";
      if (!was.equals(is)) {
        said.add("kept " + was);
        said.add("drawn " + is);
      }
    }
    return String.join("\n", said);
  }

  private static List<String> sections(List<String> lines) {
    return List.of(String.join("\n", lines).split("(?m)^(?=## )"));
  }
}
