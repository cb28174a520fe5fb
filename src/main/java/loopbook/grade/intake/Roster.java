package loopbook.grade.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopbook.grade.Student;

/**
 * Who is in the class.
 *
 * @param students in the order of the file
 */
public record Roster(List<Student> students) {
  public Roster {
    students = List.copyOf(students);
  }

  /** The student whom a name in a download means; empty if it means nobody, or may mean several. */
  Optional<Student> find(Named named) {
    return only(s -> s.id().equals(named.id()))
        .or(() -> only(s -> s.id().equalsIgnoreCase(named.id())))
        .or(() -> only(s -> s.fields().containsValue(named.id())))
        .or(() -> repository(named))
        .or(() -> byName(named));
  }

  /** {@code assignment-username}, as GitHub Classroom names repositories. */
  private Optional<Student> repository(Named named) {
    String entry = named.id().toLowerCase(Locale.ROOT);
    List<Student> ends = new ArrayList<>();
    for (Student student : students) {
      List<String> handles = new ArrayList<>(student.fields().values());
      handles.add(student.id());
      if (handles.stream()
          .anyMatch(h -> !h.isBlank() && entry.endsWith("-" + h.toLowerCase(Locale.ROOT)))) {
        ends.add(student);
      }
    }
    return ends.size() == 1 ? Optional.of(ends.get(0)) : Optional.empty();
  }

  private Optional<Student> byName(Named named) {
    String wanted = letters(named.name().isEmpty() ? named.id() : named.name());
    return wanted.isEmpty() ? Optional.empty() : only(s -> spellings(s.name()).contains(wanted));
  }

  private Optional<Student> only(java.util.function.Predicate<Student> which) {
    List<Student> all = students.stream().filter(which).limit(2).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** Ways to write a name without spaces: as it is, and with the last name first. */
  private static List<String> spellings(String name) {
    List<String> spellings = new ArrayList<>(List.of(letters(name)));
    int comma = name.indexOf(',');
    if (comma >= 0) {
      spellings.add(letters(name.substring(comma + 1)) + letters(name.substring(0, comma)));
    } else {
      List<String> words = Arrays.asList(name.strip().split("\\s+"));
      for (int i = 1; i < words.size(); i++) {
        spellings.add(
            letters(String.join("", words.subList(i, words.size())))
                + letters(String.join("", words.subList(0, i))));
      }
    }
    return spellings;
  }

  /** Letters and digits alone, small, without accents. */
  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
