package loopbook.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Theme;

/**
 * What the process was started in.
 *
 * @param terminal whether the output is read by a person at a terminal
 * @param windows whether the system is Windows
 */
record Surroundings(
    Map<String, String> environment,
    boolean terminal,
    boolean windows,
    InputStream in,
    PrintStream out,
    PrintStream err) {
  private static final int BUFFER = 8192;

  static Surroundings ours() {
    return new Surroundings(
        System.getenv(),
        isTerminal(),
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows"),
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err));
  }

  /** How text appears here. */
  Look look(boolean plain) {
    return new Look(theme(), plain ? Palette.NONE : palette(), width());
  }

  private Theme theme() {
    if (windows) {
      return Theme.UNICODE;
    }
    String locale = "";
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        break;
      }
    }
    // a locale that is not set says nothing about the reader's screen
    boolean unknown = locale.isEmpty() || !terminal;
    String known = locale.toLowerCase(Locale.ROOT);
    return unknown || known.contains("utf-8") || known.contains("utf8")
        ? Theme.UNICODE
        : Theme.ASCII;
  }

  private Palette palette() {
    boolean none =
        !terminal
            || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", windows ? "windows" : "dumb").equals("dumb");
    if (none) {
      return Palette.NONE;
    }
    String depth = environment.getOrDefault("COLORTERM", "");
    return depth.equals("truecolor") || depth.equals("24bit")
        ? Palette.TRUE_COLOUR
        : Palette.ANSI_16;
  }

  private int width() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return columns > 0 ? columns : Look.USUAL;
    } catch (NumberFormatException unset) {
      return Look.USUAL;
    }
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(to), BUFFER), true, StandardCharsets.UTF_8);
  }

  /** The launcher knows; without it the JDK has a guess. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    String known = System.getProperty("loopbook.terminal");
    if (known != null) {
      return known.equals("yes");
    }
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // since JDK 22 there is always a console
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException older) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException odd) {
      return false;
    }
  }
}
