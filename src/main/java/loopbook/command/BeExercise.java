package loopbook.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.judge.Solo;
import loopbook.judge.trial.Entry;
import loopbook.judge.trial.Entry.Kind;
import loopbook.judge.trial.Entry.Parameter;
import loopbook.judge.trial.Partner;
import loopbook.judge.trial.Preview;
import loopbook.talk.Instructions;
import loopbook.text.Text;
import loopbook.text.Tone;

/**
 * A conversation with the learner's own solution of an exercise, which runs as in a check, in a
 * process of its own.
 *
 * @param values of the parameters that are no end of the conversation, by name
 * @param source where the solution is
 */
record BeExercise(
    Context context,
    Exercise exercise,
    boolean client,
    boolean udp,
    Solo.Ready ready,
    Entry entry,
    Map<String, Object> values,
    Path source) {
  private static final int NUMBER = 10;
  private static final Duration SPAN = Duration.ofSeconds(10);

  /** Compiles it, and finds the method and what to call it with. */
  static Found<BeExercise> find(
      Context context,
      Exercise exercise,
      boolean client,
      boolean udp,
      List<String> words,
      Optional<Path> submission)
      throws InterruptedException {
    Path source =
        submission.orElseGet(
            () ->
                context.workspace().started(exercise)
                    ? context.workspace().exercise(exercise)
                    : exercise.starter());
    Solo solo = context.judge().prepare(exercise, source);
    if (solo instanceof Solo.Faulty faulty) {
      Text.Builder text = Text.builder();
      Feedback.faults(context, text, faulty.faults());
      return new Found.Missing<>(
          Result.of(
              Status.FAILED,
              text.gap().add(Say.text(context, "be.faulty", exercise.id())).build()));
    }
    Solo.Ready ready = (Solo.Ready) solo;
    List<Entry> fitting =
        ready.entries().stream().filter(e -> client ? e.fitsClient() : e.fitsServer()).toList();
    if (fitting.isEmpty()) {
      String key = ready.entries().isEmpty() ? "be.exercise.none" : "be.exercise.side";
      return missing(context, key, exercise.id(), client ? "server" : "client");
    }
    Optional<Entry> named =
        words.stream()
            .findFirst()
            .flatMap(w -> fitting.stream().filter(e -> e.method().equals(w)).findFirst());
    if (named.isEmpty() && fitting.size() > 1) {
      String ways =
          String.join(
              ", ",
              fitting.stream()
                  .map(e -> "`" + call(exercise, client) + " " + e.method() + "`")
                  .toList());
      return missing(context, "be.exercise.which", exercise.id(), ways);
    }
    Entry entry = named.orElseGet(() -> fitting.get(0));
    if (udp && client && !entry.isDatagrams()) {
      return missing(context, "be.exercise.tcp", exercise.id());
    }
    List<String> typed = named.isPresent() ? words.subList(1, words.size()) : words;
    Map<String, Object> values = new LinkedHashMap<>();
    Optional<Result> refusal = fill(context, entry, typed, source, values);
    return refusal
        .<Found<BeExercise>>map(Found.Missing::new)
        .orElseGet(
            () ->
                new Found.Here<>(
                    new BeExercise(
                        context,
                        exercise,
                        client,
                        udp || (client && entry.isDatagrams()),
                        ready,
                        entry,
                        values,
                        source)));
  }

  private static Found<BeExercise> missing(Context context, String key, Object... values) {
    return new Found.Missing<>(Say.result(Status.USAGE, context, key, values));
  }

  private static String call(Exercise exercise, boolean client) {
    return "be " + (client ? "client" : "server") + " " + exercise.id();
  }

  /** Gives each parameter the next typed word, or what is usual. */
  private static Optional<Result> fill(
      Context context, Entry entry, List<String> words, Path source, Map<String, Object> values) {
    int at = 0;
    for (Parameter parameter : entry.parameters()) {
      Kind kind = parameter.kind().orElseThrow();
      if (kind == Kind.FOLDER) {
        Path file = source.toAbsolutePath();
        values.put(parameter.name(), Files.isDirectory(file) ? file : file.getParent());
      }
      if (!kind.isTyped()) {
        continue;
      }
      if (at == words.size()) {
        values.put(parameter.name(), usual(kind, parameter.name()));
        continue;
      }
      String word = words.get(at++);
      Optional<Object> value = value(parameter, kind, word);
      if (value.isEmpty()) {
        String why = "be.exercise.value." + kind.name().toLowerCase(Locale.ROOT);
        return Optional.of(
            Say.result(Status.USAGE, context, why, word, parameter.name(), entry.method()));
      }
      values.put(parameter.name(), value.get());
    }
    return at < words.size()
        ? Optional.of(Say.result(Status.USAGE, context, "arguments.many", words.get(at)))
        : Optional.empty();
  }

  private static Object usual(Kind kind, String name) {
    return switch (kind) {
      case TEXT -> name.equals("path") ? "/" : name.equals("host") ? "localhost" : "hello";
      case NUMBER -> NUMBER;
      case DURATION, DEADLINE -> SPAN;
      default -> Instructions.bytes("hello").orElseThrow();
    };
  }

  private static Optional<Object> value(Parameter parameter, Kind kind, String word) {
    return switch (kind) {
      case TEXT -> Optional.of(word);
      case NUMBER -> number(parameter, word);
      case DURATION, DEADLINE -> Instructions.span(word).map(Object.class::cast);
      default -> Instructions.bytes(word).map(Object.class::cast);
    };
  }

  private static Optional<Object> number(Parameter parameter, String word) {
    try {
      return Optional.of(
          parameter.type().equals("int")
              ? (Object) Integer.valueOf(word)
              : (Object) Long.valueOf(word));
    } catch (NumberFormatException odd) {
      return Optional.empty();
    }
  }

  /** Starts it and talks. */
  Result run() throws InterruptedException {
    String name = call(exercise, client);
    context.sink().text(Say.text(context, Tone.DIM, "be.exercise.starts", source, words()));
    if (isStarter()) {
      context.sink().text(Say.text(context, Tone.WARNING, "be.exercise.starter", exercise.id()));
    }
    try (Partner partner = context.judge().start(ready);
        BeTalk talk = new BeTalk(context, name, client, udp, partner)) {
      if (client) {
        InetSocketAddress at = partner.serve(entry, values, talk.screen()::said);
        return talk.call(at) ? talk.go() : talk.failed();
      }
      partner.dial(entry, talk.open(Be.any()), values, talk.screen()::said);
      return talk.go();
    } catch (IOException broken) {
      return Say.result(Status.FAULT, context, "be.broken", String.valueOf(broken.getMessage()));
    }
  }

  private boolean isStarter() {
    try {
      Path file = Files.isDirectory(source) ? source.resolve(exercise.type() + ".java") : source;
      return Files.mismatch(file, exercise.starter()) == -1;
    } catch (IOException none) {
      return false;
    }
  }

  /** The call as the learner would write it, {@code ask(server, line: "hello")}. */
  private String words() {
    List<String> all = new ArrayList<>();
    for (Parameter parameter : entry.parameters()) {
      Object value = values.get(parameter.name());
      String shown = value instanceof Duration span ? span(span) : Preview.of(value);
      all.add(value == null ? parameter.name() : parameter.name() + ": " + shown);
    }
    String arguments = "(" + String.join(", ", all) + ")";
    return entry.ofInstance()
        ? "new " + ready.type() + arguments + "." + entry.method() + "()"
        : entry.method() + arguments;
  }

  private static String span(Duration span) {
    return span.toMillis() % 1000 == 0 ? span.toSeconds() + " s" : span.toMillis() + " ms";
  }
}
