package loopbook.grade.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.Handed;
import loopbook.grade.Student;
import loopbook.grade.Words;

/** Gives each exercise what one student handed in for it, and says what became of the rest. */
record Sorting(List<Exercise> exercises, Pile pile, Path folder) {
  Delivery delivery(Student student, boolean late) throws IOException {
    List<Piece> pieces = pile.pieces();
    Choice choice = new Choice(exercises, pieces);
    Map<String, Handed> works = new LinkedHashMap<>();
    Map<String, List<String>> remarks = new HashMap<>();
    for (Exercise exercise : exercises) {
      Optional<Chosen> chosen = choice.of(exercise);
      if (chosen.isEmpty() && exercises.size() == 1) {
        chosen = choice.rest(exercise);
      }
      Staging staging = new Staging(folder.resolve(exercise.id()));
      if (chosen.isPresent()) {
        works.put(exercise.id(), staging.lay(chosen.get(), choice, exercise));
        remarks.put(exercise.id(), chosen.get().notes());
      } else {
        staging.clear();
      }
    }
    List<String> odd = new ArrayList<>(pile.unreadable());
    for (Piece piece : pieces) {
      if (!choice.isSource(piece) && !piece.derived()) {
        odd.add(received(piece));
      }
    }
    List<String> notes = new ArrayList<>(pile.notes());
    choice.unused().stream()
        .filter(p -> !p.derived())
        .forEach(p -> notes.add(Words.of("intake.unused", p.path())));
    boolean nothing = works.isEmpty();
    for (Exercise exercise : exercises) {
      works.computeIfAbsent(exercise.id(), id -> missing(nothing, odd, notes));
    }
    if (!nothing) {
      pile.unreadable().forEach(notes::add);
    }
    return new Delivery(student, late, inOrder(works), notes, remarks);
  }

  private Map<String, Handed> inOrder(Map<String, Handed> works) {
    Map<String, Handed> sorted = new LinkedHashMap<>();
    for (Exercise exercise : exercises) {
      sorted.put(exercise.id(), works.getOrDefault(exercise.id(), new Handed.Nothing()));
    }
    return sorted;
  }

  /** What an exercise gets for which there is no source. */
  private Handed missing(boolean nothing, List<String> odd, List<String> notes) {
    if (nothing && !(odd.isEmpty() && notes.isEmpty())) {
      List<String> why = new ArrayList<>(notes);
      why.addAll(odd);
      return new Handed.Unreadable(why.subList(0, Math.min(10, why.size())));
    }
    return pile.unreadable().isEmpty()
        ? new Handed.Nothing()
        : new Handed.Unreadable(pile.unreadable());
  }

  private static String received(Piece piece) {
    return Words.of("intake.received", piece.path(), Kind.of(piece.name(), piece.bytes()).words());
  }
}
