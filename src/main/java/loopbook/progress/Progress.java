package loopbook.progress;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import loopbook.course.ExampleKey;
import loopbook.progress.Fact.Answer;
import loopbook.progress.Fact.Hints;
import loopbook.progress.Fact.Mark;
import loopbook.progress.Fact.Passed;
import loopbook.progress.Fact.Place;
import loopbook.progress.Fact.Ran;
import loopbook.progress.Fact.Read;
import loopbook.progress.Fact.Setting;
import loopbook.progress.Fact.Solution;

/** All that the learner has done, as an immutable value. */
public final class Progress {
  /** Nothing done yet. */
  public static final Progress NONE = new Progress(new TreeMap<>());

  /** Decides between two facts that happened in the same millisecond, the same way each time. */
  private static final Comparator<Fact> LATER =
      Comparator.comparing(Fact::at).thenComparing(Line::of);

  private final TreeMap<String, Fact> facts;

  private Progress(TreeMap<String, Fact> facts) {
    this.facts = facts;
  }

  /** These facts. */
  public static Progress of(Collection<? extends Fact> facts) {
    TreeMap<String, Fact> all = new TreeMap<>();
    facts.forEach(fact -> all.merge(fact.key(), fact, Progress::merge));
    return new Progress(all);
  }

  /** This and one fact more. */
  public Progress with(Fact fact) {
    TreeMap<String, Fact> all = new TreeMap<>(facts);
    all.merge(fact.key(), fact, Progress::merge);
    return new Progress(all);
  }

  /** This and all that the other one knows. */
  public Progress with(Progress other) {
    TreeMap<String, Fact> all = new TreeMap<>(facts);
    other.facts.forEach((key, fact) -> all.merge(key, fact, Progress::merge));
    return new Progress(all);
  }

  /** All facts, ordered by key. */
  public Collection<Fact> facts() {
    return Collections.unmodifiableCollection(facts.values());
  }

  /** The lesson that was read last, and how far. */
  public Optional<Place> place() {
    return of(Place.class).max(LATER);
  }

  /** How far a lesson has been read. */
  public Optional<Place> place(String lesson) {
    return find("place " + lesson, Place.class);
  }

  public boolean read(String lesson) {
    return facts.containsKey("read " + lesson);
  }

  /** The answer to a lesson's card, counted from 1. */
  public Optional<Answer> answer(String lesson, int card) {
    return find("card " + lesson + " " + card, Answer.class);
  }

  /** How many cards got this mark. */
  public long answers(Mark mark) {
    return of(Answer.class).filter(a -> a.mark() == mark).count();
  }

  public Optional<Ran> ran(ExampleKey example) {
    return find("run " + example, Ran.class);
  }

  /** How many hints of an exercise were read. */
  public int hints(String exercise) {
    return find("hints " + exercise, Hints.class).map(Hints::count).orElse(0);
  }

  public Optional<Passed> passed(String exercise) {
    return find("passed " + exercise, Passed.class);
  }

  public Optional<Solution> solution(String exercise) {
    return find("solution " + exercise, Solution.class);
  }

  /** What was chosen for something that can be set. */
  public Optional<String> setting(String name) {
    return find("setting " + name, Setting.class).map(Setting::value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Progress p && facts.equals(p.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return String.join("\n", facts.values().stream().map(Line::of).toList());
  }

  private <F extends Fact> Stream<F> of(Class<F> kind) {
    return facts.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  private <F extends Fact> Optional<F> find(String key, Class<F> kind) {
    return Optional.ofNullable(((Map<String, Fact>) facts).get(key)).map(kind::cast);
  }

  private static Fact merge(Fact one, Fact other) {
    boolean oneIsLater = LATER.compare(one, other) >= 0;
    Fact later = oneIsLater ? one : other;
    Fact earlier = oneIsLater ? other : one;
    if (later instanceof Hints l && earlier instanceof Hints e) {
      return l.count() >= e.count() ? l : e;
    }
    boolean firstCounts =
        later instanceof Read || later instanceof Passed || later instanceof Solution;
    return firstCounts ? earlier : later;
  }
}
