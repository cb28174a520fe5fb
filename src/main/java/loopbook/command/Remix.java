package loopbook.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import loopbook.course.Example;
import loopbook.course.Form;
import loopbook.course.Lesson;
import loopbook.course.Voice;
import loopbook.text.Tone;

/** Opens the code of one role of an example for changing, and runs it against the others. */
final class Remix implements Command {
  private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]*");
  private static final String FRESH = "--fresh";

  @Override
  public String name() {
    return "remix";
  }

  @Override
  public Parsed parse(List<String> words) {
    if (words.isEmpty() || !Ids.isExample(words.get(0))) {
      return new Parsed.Refused(Say.get("remix.what"));
    }
    return Arguments.Shape.words(w -> Ids.isExample(w) || ROLE.matcher(w).matches(), 1, 3)
        .flag(FRESH)
        .parse(words, given -> context -> run(context, given));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    if (before.isEmpty()) {
      return Complete.examples(context);
    }
    List<Candidate> all = new ArrayList<>();
    all.add(Candidate.of(Form.AS_WRITTEN.word()));
    all.add(Candidate.of(Form.REPAIRED.word()));
    Optional<Lesson> lesson = new Lookup(context).lessonOfExample(before.get(0));
    lesson.stream()
        .flatMap(l -> l.examples().stream())
        .filter(e -> e.isCalled(before.get(0)))
        .flatMap(e -> e.voices().stream())
        .map(Voice::role)
        .distinct()
        .forEach(role -> all.add(Candidate.of(role)));
    return all;
  }

  private static Result run(Context context, Arguments given) throws InterruptedException {
    Lookup lookup = new Lookup(context);
    String id = given.plain().get(0);
    List<String> rest = new ArrayList<>(given.plain().subList(1, given.plain().size()));
    Optional<Lesson> lesson = lookup.lessonOfExample(id);
    if (lesson.isEmpty()) {
      return lookup.<Lesson>missing("example", id, lookup.exampleIds()).then(l -> Result.DONE);
    }
    Optional<Example> example = example(context, lesson.get(), id, rest);
    if (example.isEmpty()) {
      return Say.result(Status.USAGE, context, "run.noform", id, String.join(" ", rest));
    }
    rest.remove(example.get().key().form().word());
    List<String> roles = example.get().voices().stream().map(Voice::role).toList();
    if (rest.isEmpty() && roles.size() > 1) {
      return Say.result(Status.USAGE, context, "remix.which", id, String.join(", ", roles));
    }
    String role = rest.isEmpty() ? roles.get(0) : rest.get(0);
    if (!roles.contains(role)) {
      return Say.result(Status.USAGE, context, "remix.role", id, role, String.join(", ", roles));
    }
    try {
      return perform(context, lesson.get(), example.get(), role, given.has(FRESH));
    } catch (IOException e) {
      return Say.result(Status.FAULT, context, "remix.file", String.valueOf(e.getMessage()));
    }
  }

  /** The form that is named, else the one that is on the screen, else the first. */
  private static Optional<Example> example(
      Context context, Lesson lesson, String id, List<String> rest) {
    List<Example> forms = lesson.examples().stream().filter(e -> e.isCalled(id)).toList();
    Set<String> words = Set.of(Form.AS_WRITTEN.word(), Form.REPAIRED.word());
    Optional<String> named = rest.stream().filter(words::contains).findFirst();
    if (named.isPresent()) {
      return forms.stream().filter(e -> e.key().form().word().equals(named.get())).findFirst();
    }
    return context
        .desk()
        .reader()
        .flatMap(Reader::example)
        .flatMap(shown -> forms.stream().filter(e -> e.key().equals(shown)).findFirst())
        .or(() -> forms.stream().findFirst());
  }

  private static Result perform(
      Context context, Lesson lesson, Example example, String role, boolean fresh)
      throws IOException, InterruptedException {
    String original =
        example.voices().stream()
            .filter(v -> v.role().equals(role))
            .map(Voice::code)
            .findFirst()
            .orElse("");
    String name = example.key().toString().replace(' ', '-') + "-" + role + ".java";
    Path file = context.workspace().folder().resolve("remix").resolve(name);
    Files.createDirectories(file.getParent());
    if (fresh || !Files.exists(file)) {
      Files.writeString(file, original + "\n", StandardCharsets.UTF_8);
    }
    context.sink().text(Say.text(context, Tone.DIM, "remix.here", file));
    Optional<String> trouble = context.editor().open(file);
    trouble
        .filter(why -> !why.isEmpty())
        .ifPresent(why -> context.sink().text(Say.text(context, Tone.WARNING, "remix.said", why)));
    String code = Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
    if (code.equals(original.stripTrailing())) {
      context.sink().text(Say.text(context, Tone.DIM, "remix.same"));
    }
    return new Rehearsal(context).remix(lesson, with(example, role, code));
  }

  /** The example with other code for one role, and nothing claimed of it. */
  private static Example with(Example example, String role, String code) {
    List<Voice> voices =
        example.voices().stream()
            .map(
                v ->
                    v.role().equals(role)
                        ? new Voice(role, List.of(new Voice.Block(code, 1)), v.input(), v.ending())
                        : v)
            .toList();
    return new Example(
        example.key(),
        voices,
        example.limit(),
        example.needs(),
        example.port(),
        example.files(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        example.also(),
        example.line());
  }
}
