package loopbook.grade.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.course.Exercise;
import loopbook.grade.Words;

/** Finds out which of a student's files are for which exercise, by the classes in them. */
final class Choice {
  /** What browsers, systems and learning platforms add to a name that is taken. */
  private static final String COPY = "(?:[-_ ]\\d{1,3}| ?\\(\\d{1,3}\\)|[ _-](?:copy|kopie))$";

  private final List<Exercise> exercises;
  private final List<Piece> sources = new ArrayList<>();
  private final Map<Piece, JavaText> texts = new HashMap<>();
  private final Set<Piece> used = new HashSet<>();

  Choice(List<Exercise> exercises, List<Piece> pieces) {
    this.exercises = exercises;
    for (Piece piece : pieces) {
      JavaText text = new JavaText(piece.bytes());
      String name = piece.name().toLowerCase(Locale.ROOT);
      boolean other = name.contains(".java") || name.endsWith(".txt");
      if (name.endsWith(".java") || (other && text.isCode())) {
        sources.add(piece);
        texts.put(piece, text);
      }
    }
  }

  /** The sources for an exercise; empty if none is for it. */
  Optional<Chosen> of(Exercise exercise) {
    List<Piece> fitting = new ArrayList<>();
    for (Piece piece : sources) {
      if (declares(piece, exercise) || isNamed(piece, exercise)) {
        fitting.add(piece);
      }
    }
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    fitting.sort(
        Comparator.<Piece, Boolean>comparing(p -> !declares(p, exercise))
            .thenComparing(Piece::derived)
            .thenComparing(p -> p.bytes().length == 0)
            .thenComparing(p -> !p.name().equals(exercise.type() + ".java"))
            .thenComparing(Piece::depth)
            .thenComparing(Piece::path));
    Piece first = fitting.get(0);
    List<String> notes = new ArrayList<>();
    List<Piece> others =
        fitting.stream()
            .filter(p -> !p.derived() && declares(p, exercise) == declares(first, exercise))
            .filter(p -> !Arrays.equals(p.bytes(), first.bytes()))
            .toList();
    if (!others.isEmpty()) {
      notes.add(Words.of("choice.several", exercise.type(), first.path(), others.get(0).path()));
    }
    used.addAll(fitting);
    return Optional.of(chosen(first, exercise, notes));
  }

  /** All sources that are for no exercise, where the one exercise can be meant alone. */
  Optional<Chosen> rest(Exercise exercise) {
    List<Piece> left =
        sources.stream().filter(p -> !used.contains(p) && !p.derived() && !isTest(p)).toList();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    used.addAll(left);
    return Optional.of(chosen(left.get(0), exercise, new ArrayList<>()));
  }

  /** The sources of which no use was made. */
  List<Piece> unused() {
    return sources.stream().filter(p -> !used.contains(p)).toList();
  }

  boolean isSource(Piece piece) {
    return texts.containsKey(piece);
  }

  private Chosen chosen(Piece first, Exercise exercise, List<String> notes) {
    List<Piece> pieces = new ArrayList<>(List.of(first));
    Set<String> types = new HashSet<>(text(first).types());
    for (int i = 0; i < pieces.size(); i++) {
      JavaText reading = text(pieces.get(i));
      for (Piece other : sources) {
        Set<String> more = text(other).types();
        if (other.folder().equals(first.folder())
            && !pieces.contains(other)
            && more.stream().noneMatch(types::contains)
            && more.stream().anyMatch(reading::mentions)) {
          pieces.add(other);
          types.addAll(more);
        }
      }
    }
    used.addAll(pieces);
    remark(first, exercise, notes);
    return new Chosen(pieces, notes);
  }

  private void remark(Piece first, Exercise exercise, List<String> notes) {
    String name = first.name();
    if (!name.toLowerCase(Locale.ROOT).endsWith(".java")) {
      notes.add(Words.of("choice.ending", name));
    } else if (declares(first, exercise) && !isNamed(first, exercise)) {
      notes.add(Words.of("choice.name", name, exercise.type()));
    }
    text(first)
        .packageName()
        .ifPresent(named -> notes.add(Words.of("choice.package", named, exercise.type())));
  }

  private boolean declares(Piece piece, Exercise exercise) {
    return text(piece).types().contains(exercise.type());
  }

  static boolean isNamed(Piece piece, Exercise exercise) {
    String bare = piece.name().replaceFirst("(?i)(?:\\.java)?(?:\\.txt)?$", "");
    return bare.equalsIgnoreCase(exercise.type())
        || bare.replaceFirst("(?i)" + COPY, "").equalsIgnoreCase(exercise.type());
  }

  private boolean isTest(Piece piece) {
    return text(piece).mentions("junit");
  }

  JavaText text(Piece piece) {
    JavaText known = texts.get(piece);
    return known == null ? new JavaText(piece.bytes()) : known;
  }

  /**
   * Whether several exercises are looked for, so that a file alone does not say for which it is.
   */
  boolean several() {
    return exercises.size() > 1;
  }
}
