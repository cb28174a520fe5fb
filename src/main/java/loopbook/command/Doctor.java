package loopbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopbook.course.Need;
import loopbook.example.Needs;
import loopbook.example.Runner;
import loopbook.judge.Jars;
import loopbook.judge.Judge;
import loopbook.sandbox.IsolationLevel;
import loopbook.sandbox.KernelSetting;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** Says what this machine has of what Loopbook can use, and how to add what it lacks. */
final class Doctor implements Command {
  private static final int NAMES = 18;

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> Doctor::run);
  }

  private static Result run(Context context) {
    Text.Builder text = Text.builder();
    boolean works = jdk(context, text);
    Optional<String> deaf = Runner.missing();
    finding(
        context,
        text,
        "wire",
        deaf.isEmpty() ? State.THERE : State.BROKEN,
        deaf.orElseGet(() -> Say.get("doctor.wire.there")));
    for (Need need : Need.values()) {
      need(context, text, need);
    }
    jars(context, text);
    isolation(context, text);
    sources(context, text);
    boolean writable = workspace(context, text);
    finding(
        context,
        text,
        "terminal",
        State.THERE,
        Say.get(
            "doctor.terminal.is",
            context.look().width(),
            context.look().palette().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            context.look().theme().name().toLowerCase(Locale.ROOT)));
    boolean sound = works && deaf.isEmpty() && writable;
    text.gap().add(Say.text(context, sound ? "doctor.sound" : "doctor.unsound"));
    return Result.of(sound ? Status.DONE : Status.FAULT, text.build());
  }

  private static boolean jdk(Context context, Text.Builder text) {
    String version = System.getProperty("java.version") + ", " + System.getProperty("java.vendor");
    boolean compiler =
        ModuleLayer.boot().findModule("jdk.compiler").isPresent()
            && ModuleLayer.boot().findModule("jdk.jshell").isPresent();
    finding(
        context,
        text,
        "jdk",
        compiler ? State.THERE : State.BROKEN,
        compiler ? version : Say.get("doctor.jdk.jre", version));
    return compiler;
  }

  private static void need(Context context, Text.Builder text, Need need) {
    Optional<String> missing = Needs.missing(need);
    finding(
        context,
        text,
        need.word(),
        missing.isEmpty() ? State.THERE : State.LACKS,
        missing
            .map(why -> why + " " + Say.get("doctor.add." + need.word()))
            .orElseGet(() -> Say.get("doctor.there." + need.word())));
  }

  private static void jars(Context context, Text.Builder text) {
    boolean pack = Files.isRegularFile(context.home().resolve("target/answers.jar"));
    boolean solutions = Files.isDirectory(context.home().resolve("solutions"));
    finding(
        context,
        text,
        "hidden",
        pack && solutions ? State.THERE : State.LACKS,
        Say.get(pack && solutions ? "doctor.hidden.there" : "doctor.hidden.lacks"));
  }

  /** Own work needs no more than level 1; what grading others' needs is said all the same. */
  private static void isolation(Context context, Text.Builder text) {
    IsolationLevel level = IsolationLevel.available();
    List<String> words = new ArrayList<>(List.of(Say.get("doctor.isolation." + level.number())));
    IsolationLevel.obstacle().ifPresent(why -> words.add(obstacle(level, why)));
    if (level != IsolationLevel.FULL) {
      KernelSetting.inTheWay()
          .ifPresent(
              one -> words.add(Say.get("doctor.isolation.setting", one.name(), one.value())));
      Judge.obstacle(Jars.of(context.home()), level)
          .ifPresent(why -> words.add(Say.get("level.unfit", why)));
    }
    finding(
        context,
        text,
        "isolation",
        level == IsolationLevel.FULL ? State.THERE : State.LACKS,
        String.join(" ", words));
  }

  private static String obstacle(IsolationLevel level, String why) {
    String said = Say.get("doctor.isolation.obstacle", level.number() + 1, why);
    return said.endsWith(".") ? said : said + ".";
  }

  /** Javadoc texts at the prompt come from the JDK's own sources. */
  private static void sources(Context context, Text.Builder text) {
    Path java = Path.of(System.getProperty("java.home"));
    boolean there =
        Files.isReadable(java.resolve("lib/src.zip")) || Files.isReadable(java.resolve("src.zip"));
    finding(
        context,
        text,
        "sources",
        there ? State.THERE : State.LACKS,
        Say.get(there ? "doctor.sources.there" : "doctor.sources.lacks"));
  }

  private static boolean workspace(Context context, Text.Builder text) {
    Path folder = context.workspace().folder();
    Path existing = folder;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    boolean writable = Files.isDirectory(existing) && canWrite(existing);
    finding(
        context,
        text,
        "workspace",
        writable ? State.THERE : State.BROKEN,
        Say.get(writable ? "doctor.workspace.there" : "doctor.workspace.lacks", folder));
    return writable;
  }

  private static boolean canWrite(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".loopbook", ""));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private enum State {
    THERE,
    LACKS,
    BROKEN
  }

  private static void finding(
      Context context, Text.Builder text, String name, State state, String words) {
    Glyph glyph =
        switch (state) {
          case THERE -> Glyph.TICK;
          case LACKS -> Glyph.OPEN;
          case BROKEN -> Glyph.CROSS;
        };
    Tone tone =
        switch (state) {
          case THERE -> Tone.GOOD;
          case LACKS -> Tone.WARNING;
          case BROKEN -> Tone.BAD;
        };
    Line first =
        Line.of(context.look().of(glyph) + " ", tone)
            .append(Say.get("doctor." + name))
            .pad(Math.min(NAMES, context.look().width() / 3));
    text.add(
        Wrap.wrap(
            Say.marked(words, Tone.PLAIN),
            context.look().width(),
            first,
            Line.of(" ".repeat(first.width()))));
  }
}
