package loopbook.grade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.judge.Cost;
import loopbook.judge.Fault;
import loopbook.judge.Verdict;
import loopbook.markup.Json;

/** Takes a student's results out of JSON. What does not fit makes the whole text unfit. */
final class ReportReader {
  private ReportReader() {}

  /** A member is missing, or not what it should be. */
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String member) {
      super(member);
    }
  }

  static Optional<Report> report(Json.Obj from) {
    if (from.whole("version").orElse(0) != ReportJson.VERSION) {
      return Optional.empty();
    }
    try {
      Student student = student(object(from, "student"));
      List<Json.Obj> exercises = objects(from, "exercises");
      return Optional.of(
          new Report(
              student,
              from.texts("notes"),
              exercises.stream().map(ReportReader::graded).toList(),
              exercises.stream().flatMap(e -> override(student, e).stream()).toList()));
    } catch (Unfit unfit) {
      return Optional.empty();
    }
  }

  private static Student student(Json.Obj from) {
    Map<String, String> fields = new LinkedHashMap<>();
    Json.Obj given = object(from, "fields");
    given.members().keySet().forEach(name -> fields.put(name, text(given, name)));
    return new Student(text(from, "id"), text(from, "name"), flag(from, "listed"), fields);
  }

  private static Graded graded(Json.Obj from) {
    return new Graded(
        text(from, "exercise"),
        text(from, "title"),
        constant(Graded.State.class, text(from, "state")),
        from.text("verdict").map(v -> constant(Verdict.class, v)),
        from.object("score").map(ReportReader::score),
        objects(from, "checks").stream().map(ReportReader::check).toList(),
        objects(from, "faults").stream().map(ReportReader::fault).toList(),
        from.texts("notes"),
        flag(from, "late"),
        from.texts("files"),
        text(from, "submission"),
        cost(object(from, "cost")),
        text(from, "jdk"),
        terms(object(from, "terms")));
  }

  private static Optional<PointsOverride> override(Student student, Json.Obj exercise) {
    return exercise
        .object("override")
        .map(
            from ->
                new PointsOverride(
                    student.id(),
                    text(exercise, "exercise"),
                    points(from),
                    count(from, "most"),
                    text(from, "reason")));
  }

  private static BigDecimal points(Json.Obj from) {
    if (!(from.get("points").orElse(null) instanceof Json.Num points)) {
      throw new Unfit("points");
    }
    return Score.plain(new BigDecimal(points.value().toPlainString()));
  }

  private static Score score(Json.Obj from) {
    return new Score(
        points(from),
        count(from, "most"),
        count(from, "visiblePassed"),
        count(from, "visible"),
        count(from, "hiddenPassed"),
        count(from, "hidden"));
  }

  private static CheckGrade check(Json.Obj from) {
    return new CheckGrade(
        text(from, "name"),
        text(from, "title"),
        flag(from, "hidden"),
        constant(CheckGrade.State.class, text(from, "state")),
        from.text("verdict").map(v -> constant(Verdict.class, v)).orElse(Verdict.INTERNAL),
        count(from, "weight"),
        cost(object(from, "cost")),
        flag(from, "retried"),
        text(from, "output"),
        text(from, "message"),
        from.texts("details"),
        text(from, "next"),
        "");
  }

  private static Fault fault(Json.Obj from) {
    return new Fault(
        text(from, "file"),
        count(from, "line"),
        count(from, "column"),
        text(from, "message"),
        text(from, "next"),
        text(from, "source"));
  }

  private static Cost cost(Json.Obj from) {
    return CostJson.read(from).orElseThrow(() -> new Unfit("cost"));
  }

  private static Terms terms(Json.Obj from) {
    return new Terms(
        text(from, "loopbook"), text(from, "tests"), whole(from, "seed"), count(from, "isolation"));
  }

  private static List<Json.Obj> objects(Json.Obj from, String name) {
    List<Json.Obj> objects = new ArrayList<>();
    for (Json item : from.items(name)) {
      if (!(item instanceof Json.Obj object)) {
        throw new Unfit(name);
      }
      objects.add(object);
    }
    return objects;
  }

  private static Json.Obj object(Json.Obj from, String name) {
    return from.object(name).orElseThrow(() -> new Unfit(name));
  }

  private static String text(Json.Obj from, String name) {
    return from.text(name).orElseThrow(() -> new Unfit(name));
  }

  private static boolean flag(Json.Obj from, String name) {
    return from.flag(name).orElseThrow(() -> new Unfit(name));
  }

  private static long whole(Json.Obj from, String name) {
    return from.whole(name).orElseThrow(() -> new Unfit(name));
  }

  private static int count(Json.Obj from, String name) {
    long value = whole(from, name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new Unfit(name);
    }
    return (int) value;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException none) {
      throw new Unfit(name);
    }
  }
}
