package loopbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.course.Lesson;
import loopbook.example.Runner;
import loopbook.lesson.Spine;
import loopbook.peer.Manner;

/** Runs examples, shows what they print and what went over the wire, and judges predictions. */
final class Run implements Command {
  private static final int MOST = 200;
  private static final String ALL = "--all";
  private static final String LIVE = "--live";

  @Override
  public String name() {
    return "run";
  }

  @Override
  public Parsed parse(List<String> words) {
    Parsed parsed =
        Arguments.Shape.words(word -> Ids.isExample(word) || form(word).isPresent(), 0, MOST)
            .flag(ALL, LIVE)
            .option(Zoo.ONE, Zoo.SEVERAL)
            .parse(words, given -> context -> run(context, given));
    boolean other = Stream.of(ALL, Zoo.ONE, Zoo.SEVERAL).anyMatch(words::contains);
    return words.contains(LIVE) && other
        ? new Parsed.Refused(Say.get("run.live.alone"))
        : Zoo.refusal(words).<Parsed>map(Parsed.Refused::new).orElse(parsed);
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    if (Zoo.isNext(before)) {
      return Zoo.candidates();
    }
    List<Candidate> all = new ArrayList<>();
    if (before.stream().anyMatch(Ids::isExample)) {
      all.add(Candidate.of(Form.AS_WRITTEN.word()));
      all.add(Candidate.of(Form.REPAIRED.word()));
      all.add(Candidate.of(LIVE));
      all.add(Candidate.of(Zoo.ONE));
      all.add(Candidate.of(Zoo.SEVERAL));
    }
    all.addAll(Complete.examples(context));
    return all;
  }

  private static Result run(Context context, Arguments given) throws InterruptedException {
    Optional<String> missing = Runner.missing();
    if (missing.isPresent()) {
      return Say.result(Status.FAULT, context, "run.impossible", missing.get());
    }
    List<Manner> peers = Zoo.chosen(given);
    return chosen(context, given)
        .then(
            picks -> {
              if (!peers.isEmpty()) {
                return new Encounter(context).run(picks, peers);
              }
              Rehearsal rehearsal = new Rehearsal(context);
              if (given.has(LIVE)) {
                return picks.size() == 1
                    ? rehearsal.live(picks.get(0).lesson(), picks.get(0).example())
                    : Say.result(Status.USAGE, context, "run.live.one");
              }
              Status status = Status.DONE;
              for (Pick pick : picks) {
                status = status.and(rehearsal.run(pick.lesson(), pick.example()));
                boolean stop = Thread.interrupted();
                if (status == Status.INTERRUPTED) {
                  break; // and said so
                }
                if (stop) {
                  throw new InterruptedException("stopped by the user");
                }
              }
              return rehearsal.end(status, picks.size());
            });
  }

  /** An example and where it is from. */
  record Pick(Lesson lesson, Example example) {}

  private static Found<List<Pick>> chosen(Context context, Arguments given) {
    Lookup lookup = new Lookup(context);
    Optional<Form> form =
        given.plain().stream().map(Run::form).flatMap(Optional::stream).findFirst();
    List<String> ids = given.plain().stream().filter(Ids::isExample).toList();
    Predicate<Example> wanted = e -> form.isEmpty() || e.key().form() == form.get();
    List<Pick> picks = new ArrayList<>();
    if (given.has(ALL)) {
      for (Spine spine : lookup.shelf().spines()) {
        add(picks, lookup.shelf().lesson(spine).lesson(), wanted);
      }
      return new Found.Here<>(picks);
    }
    if (ids.isEmpty()) {
      return here(context, lookup, form);
    }
    for (String id : ids) {
      Optional<Lesson> lesson = lookup.lessonOfExample(id);
      if (lesson.isEmpty()) {
        return lookup.missing("example", id, lookup.exampleIds());
      }
      int before = picks.size();
      add(picks, lesson.get(), wanted.and(e -> e.isCalled(id)));
      if (picks.size() == before) {
        return new Found.Missing<>(
            Say.result(Status.USAGE, context, "run.noform", id, form.map(Form::word).orElse("")));
      }
    }
    return new Found.Here<>(only(context, picks, form));
  }

  private static void add(List<Pick> picks, Lesson lesson, Predicate<Example> wanted) {
    lesson.examples().stream().filter(wanted).forEach(e -> picks.add(new Pick(lesson, e)));
  }

  /** The example where the reader is, in the form that was asked for or is shown. */
  private static Found<List<Pick>> here(Context context, Lookup lookup, Optional<Form> form) {
    Optional<Reader> reader = lookup.reader();
    Optional<Pick> pick =
        reader.flatMap(
            r ->
                r.example()
                    .map(key -> form.map(f -> new ExampleKey(key.id(), f)).orElse(key))
                    .flatMap(r.lesson()::example)
                    .map(example -> new Pick(r.lesson(), example)));
    return pick.<Found<List<Pick>>>map(p -> new Found.Here<>(List.of(p)))
        .orElseGet(() -> new Found.Missing<>(Say.result(Status.USAGE, context, "run.which")));
  }

  /**
   * At the prompt one form of an example at a time: the one that the lesson waits for, else the one
   * shown last, else the first.
   */
  private static List<Pick> only(Context context, List<Pick> picks, Optional<Form> form) {
    if (context.front() != Front.PROMPT || form.isPresent() || picks.size() < 2) {
      return picks;
    }
    List<Pick> chosen = new ArrayList<>();
    for (Pick pick : picks) {
      String id = pick.example().key().id();
      boolean done = chosen.stream().anyMatch(p -> p.example().key().id().equals(id));
      Optional<Form> shown =
          context
              .desk()
              .reader()
              .flatMap(Reader::example)
              .filter(key -> key.id().equals(id))
              .map(key -> key.form());
      boolean fits = shown.isEmpty() || shown.get() == pick.example().key().form();
      if (!done && fits) {
        chosen.add(pick);
      }
    }
    return chosen;
  }

  private static Optional<Form> form(String word) {
    for (Form form : Form.values()) {
      if (form != Form.ONLY && form.word().equals(word)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
