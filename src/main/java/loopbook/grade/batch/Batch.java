package loopbook.grade.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.Graded;
import loopbook.grade.Handed;
import loopbook.grade.Overrides;
import loopbook.grade.Report;
import loopbook.grade.Terms;
import loopbook.judge.Expected;
import loopbook.judge.Result;

/**
 * Grades all submissions of a class. Each result is on the disk when it is known; a batch that was
 * stopped, in whatever way, goes on where it was when it is run again.
 */
public final class Batch {
  private final Examiner examiner;
  private final List<Exercise> exercises;
  private final Path students;
  private final Terms terms;
  private final int jobs;
  private final Earlier brought;
  private final Overrides overrides;
  private final Map<String, List<Expected>> expected = new HashMap<>();

  /**
   * Prepares.
   *
   * @param students the folder of the students' files
   * @param jobs how many submissions are judged at a time, 1 or more
   */
  public Batch(Examiner examiner, List<Exercise> exercises, Path students, Terms terms, int jobs) {
    this(examiner, exercises, students, terms, jobs, Earlier.NOTHING, Overrides.NONE);
  }

  /**
   * Prepares one that is not the first of its class.
   *
   * @param brought what of an earlier grading is not to be judged again
   * @param overrides are kept with the results
   */
  public Batch(
      Examiner examiner,
      List<Exercise> exercises,
      Path students,
      Terms terms,
      int jobs,
      Earlier brought,
      Overrides overrides) {
    this.examiner = examiner;
    this.exercises = List.copyOf(exercises);
    this.students = students;
    this.terms = terms;
    this.jobs = jobs;
    this.brought = brought;
    this.overrides = overrides;
  }

  /** One submission to be judged. */
  private record Task(Marking marking, Handed.Sources sources) {}

  /**
   * Grades what has no result yet.
   *
   * @return one report per delivery, in their order
   * @throws IOException if a result cannot be written; nothing is graded any more then
   * @throws InterruptedException if somebody stopped it; what is finished is kept
   */
  public List<Report> run(List<Delivery> deliveries, Follower follower)
      throws IOException, InterruptedException {
    for (Exercise exercise : exercises) {
      expected.put(exercise.id(), examiner.expectations(exercise));
    }
    Store store =
        new Store(students, deliveries, exercises.stream().map(Exercise::id).toList(), overrides);
    List<Task> tasks = new ArrayList<>();
    int all = 0;
    for (Delivery delivery : deliveries) {
      Optional<Report> earlier = store.earlier(delivery.student());
      for (Exercise exercise : exercises) {
        Marking marking =
            new Marking(exercise, delivery, expected.getOrDefault(exercise.id(), List.of()), terms);
        Optional<Graded> settled = brought.of(delivery, exercise);
        if (!(delivery.work(exercise.id()) instanceof Handed.Sources sources)) {
          store.keep(delivery, settled.orElseGet(marking::unjudged));
          continue;
        }
        all++;
        Optional<Graded> known =
            settled.or(
                () ->
                    earlier
                        .flatMap(r -> r.of(exercise.id()))
                        .filter(g -> g.isOf(sources.hash(), terms))
                        .filter(g -> g.isWeighedAs(exercise.weights())));
        if (known.isPresent()) {
          store.keep(delivery, known.get());
        } else {
          tasks.add(new Task(marking, sources));
        }
      }
    }
    Collections.shuffle(tasks, new Random(terms.seed()));
    Progress progress = new Progress(follower, all, tasks.size());
    List<Task> again = new Crew<Task>(jobs).run(tasks, task -> first(task, store, progress));
    new Crew<Task>(1)
        .run(
            again,
            task -> {
              keep(task, judge(task).graded(), store, progress);
              return false;
            });
    List<Report> reports = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      store.write(delivery);
      reports.add(store.report(delivery));
    }
    return reports;
  }

  /** Whether it has to be judged once more, alone, before its result counts. */
  private boolean first(Task task, Store store, Progress progress)
      throws IOException, InterruptedException {
    Judged judged = judge(task);
    if (judged.graded().state() == Graded.State.FAULT || (judged.lateForOthers() && jobs > 1)) {
      return true;
    }
    keep(task, judged.graded(), store, progress);
    return false;
  }

  private record Judged(Graded graded, boolean lateForOthers) {}

  private Judged judge(Task task) throws InterruptedException {
    Marking marking = task.marking();
    try {
      Result result = examiner.check(marking.exercise(), task.sources().folder(), terms.seed());
      return new Judged(marking.judged(result), result.isLateForOthers());
    } catch (RuntimeException | Error broken) {
      return new Judged(marking.broken(broken), false);
    }
  }

  private static void keep(Task task, Graded graded, Store store, Progress progress)
      throws IOException {
    Delivery delivery = task.marking().delivery();
    store.put(delivery, graded);
    progress.done(delivery, graded);
  }

  /** Counts, and estimates. */
  private static final class Progress {
    private final Follower follower;
    private final int all;
    private final int open;
    private final long start = System.nanoTime();
    private int done;

    Progress(Follower follower, int all, int open) {
      this.follower = follower;
      this.all = all;
      this.open = open;
      follower.step(
          new Follower.Step(all - open, all, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    synchronized void done(Delivery delivery, Graded graded) {
      done++;
      long each = (System.nanoTime() - start) / done;
      follower.step(
          new Follower.Step(
              all - open + done,
              all,
              Optional.of(Duration.ofNanos(each * (open - done))),
              Optional.of(delivery.student()),
              Optional.of(graded)));
    }
  }
}
