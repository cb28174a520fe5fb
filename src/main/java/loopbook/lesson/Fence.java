package loopbook.lesson;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.course.Ending;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.course.Need;
import loopbook.course.Problem;

/** What the info string of a fence says. */
sealed interface Fence {
  /** The role's name where none is stated; settled when the example is complete. */
  String UNSTATED = "";

  /** A role's code. */
  record Code(
      ExampleKey key,
      String role,
      Optional<Duration> limit,
      Set<Need> needs,
      OptionalInt port,
      Optional<Ending> ending,
      Set<String> also)
      implements Fence {}

  record Input(String role) implements Fence {}

  record File(String role, String name) implements Fence {}

  record Output(String role) implements Fence {}

  record Wire() implements Fence {}

  record States(String moment) implements Fence {}

  record Hex(String from, String to, boolean datagram) implements Fence {}

  /** Read as prose: {@code text}, {@code java fragment}, and what is wrong. */
  record Shown() implements Fence {}

  /** Reads info strings; what is wrong is added to the problems, and the fence is then shown. */
  final class Reader {
    private static final Pattern ID = Pattern.compile("D\\d+\\.E\\d+|X\\d+\\.\\d+[a-z]?");
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Pattern EXCEPTION = Pattern.compile("[A-Z]\\w*");
    private static final int HEX_WORDS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final java.nio.file.Path file;
    private final List<Problem> problems;

    Reader(java.nio.file.Path file, List<Problem> problems) {
      this.file = file;
      this.problems = problems;
    }

    Fence read(String info, int line) {
      String[] words = info.strip().split("\\s+");
      return switch (words[0]) {
        case "text" -> plain(words, line);
        case "java" -> java(words, line);
        case "input" -> role(words, line).<Fence>map(Input::new).orElse(new Shown());
        case "output" -> role(words, line).<Fence>map(Output::new).orElse(new Shown());
        case "file" -> file(words, line);
        case "wire" -> words.length == 1 ? new Wire() : wrong(line, "wire", "no more");
        case "states" ->
            words.length > 1
                ? new States(String.join(" ", List.of(words).subList(1, words.length)))
                : wrong(line, "states", "the name of a moment");
        case "hex" -> hex(words, line);
        case "" -> {
          problem(
              line,
              "The fence does not say what it is.",
              "Write text after its backticks for a drawing or a plain text, or java with an example's id.");
          yield new Shown();
        }
        default -> {
          problem(
              line,
              "\"" + words[0] + "\" is no kind of fence.",
              "Use java, input, file, output, wire, states, hex or text.");
          yield new Shown();
        }
      };
    }

    private Fence hex(String[] words, int line) {
      boolean parties =
          words.length == HEX_WORDS
              && ROLE.matcher(words[1]).matches()
              && List.of("->", "=>").contains(words[2])
              && ROLE.matcher(words[HEX_WORDS - 1]).matches();
      return parties
          ? new Hex(words[1], words[HEX_WORDS - 1], words[2].equals("=>"))
          : wrong(line, "hex", "a direction: FROM -> TO, or FROM => TO for a datagram");
    }

    private Fence plain(String[] words, int line) {
      return words.length == 1 ? new Shown() : wrong(line, "text", "no more");
    }

    private Fence wrong(int line, String kind, String wanted) {
      problem(
          line,
          "The fence \"" + kind + "\" takes " + wanted + ".",
          "Write it as docs/formats.md, 1.2, says.");
      return new Shown();
    }

    private Optional<String> role(String[] words, int line) {
      if (words.length == 1) {
        return Optional.of(UNSTATED);
      }
      if (words.length == 2 && ROLE.matcher(words[1]).matches()) {
        return Optional.of(words[1]);
      }
      wrong(line, words[0], "at most the name of a role, in lower case");
      return Optional.empty();
    }

    private Fence file(String[] words, int line) {
      if (words.length < 2 || words.length > 3) {
        return wrong(
            line, "file", "the name of a file, and a role before it where there are several");
      }
      String name = words[words.length - 1];
      boolean inside =
          !name.startsWith("/")
              && !name.contains("\\")
              && !name.contains(":")
              && !List.of(name.split("/", -1)).contains("..")
              && !List.of(name.split("/", -1)).contains("");
      if (!inside) {
        problem(
            line,
            "\"" + name + "\" is not inside the run's folder.",
            "Use a relative name without \"..\".");
        return new Shown();
      }
      return new File(words.length == 3 ? words[1] : UNSTATED, name);
    }

    private Fence java(String[] words, int line) {
      if (words.length == 2 && words[1].equals("fragment")) {
        return new Shown();
      }
      if (words.length < 2 || !ID.matcher(words[1]).matches()) {
        problem(
            line,
            words.length < 2
                ? "The Java fence has no id."
                : "\"" + words[1] + "\" is no id of an example.",
            "Write an id like D0.E5 or X1.1a, or fragment if it is not to run.");
        return new Shown();
      }
      int i = 2;
      Form form = Form.ONLY;
      for (Form candidate : List.of(Form.AS_WRITTEN, Form.REPAIRED)) {
        if (i < words.length && words[i].equals(candidate.word())) {
          form = candidate;
          i++;
        }
      }
      String role = UNSTATED;
      if (i < words.length && ROLE.matcher(words[i]).matches()) {
        role = words[i++];
      }
      var key = new ExampleKey(words[1], form);
      return attributes(
          new Code(
              key,
              role,
              Optional.empty(),
              Set.of(),
              OptionalInt.empty(),
              Optional.empty(),
              Set.of()),
          words,
          i,
          line);
    }

    private Code attributes(Code code, String[] words, int from, int line) {
      Optional<Duration> limit = Optional.empty();
      Set<Need> needs = Set.of();
      OptionalInt port = OptionalInt.empty();
      Optional<Ending> ending = Optional.empty();
      Set<String> also = Set.of();
      for (int i = from; i < words.length; i++) {
        int equals = words[i].indexOf('=');
        String name = equals < 0 ? words[i] : words[i].substring(0, equals);
        String value = equals < 0 ? "" : words[i].substring(equals + 1);
        switch (name) {
          case "limit" -> limit = limit(value, line);
          case "needs" -> {
            var more = new ArrayList<Problem>();
            needs = SpineReader.needs(List.of(value.split(",")), file, line, more);
            problems.addAll(more);
          }
          case "port" -> port = port(value, line);
          case "ends" -> ending = ending(value, line);
          case "also" -> also = also(value, line);
          default ->
              problem(
                  line,
                  "The fence has \"" + words[i] + "\", which is not known here.",
                  "Write java ID [as-written|repaired] [ROLE], then limit=, needs=, port=, ends= or also=.");
        }
      }
      return new Code(code.key, code.role, limit, needs, port, ending, also);
    }

    private Optional<Duration> limit(String value, int line) {
      Matcher m = LIMIT.matcher(value);
      if (m.matches()) {
        long number = Long.parseLong(m.group(1));
        Duration limit =
            m.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        if (!limit.isZero() && limit.compareTo(LONGEST) <= 0) {
          return Optional.of(limit);
        }
      }
      problem(
          line,
          "\"" + value + "\" is no limit.",
          "Write it like 500ms or 2s, at most " + LONGEST.toSeconds() + "s.");
      return Optional.empty();
    }

    private Set<String> also(String value, int line) {
      List<String> ids = List.of(value.split(","));
      if (ids.stream().allMatch(id -> ID.matcher(id).matches())) {
        return new LinkedHashSet<>(ids);
      }
      problem(
          line,
          "\"" + value + "\" is no id of an example.",
          "Write also=D3.E2, or some with commas.");
      return Set.of();
    }

    private OptionalInt port(String value, int line) {
      if (value.matches("\\d{1,5}")
          && Integer.parseInt(value) >= 1
          && Integer.parseInt(value) <= 65535) {
        return OptionalInt.of(Integer.parseInt(value));
      }
      problem(line, "\"" + value + "\" is no port.", "Write a number from 1 to 65535.");
      return OptionalInt.empty();
    }

    private Optional<Ending> ending(String value, int line) {
      if (value.equals("compile-error")) {
        return Optional.of(new Ending.CompileError());
      }
      if (value.equals("stopped")) {
        return Optional.of(new Ending.Stopped());
      }
      if (EXCEPTION.matcher(value).matches()) {
        return Optional.of(new Ending.Throws(value));
      }
      problem(
          line,
          "\"" + value + "\" is no way to end.",
          "Write ends=compile-error, ends=stopped, or the simple name of an exception.");
      return Optional.empty();
    }

    private void problem(int line, String what, String next) {
      problems.add(new Problem(file, line, what, next));
    }
  }
}
