package loopbook.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import loopbook.course.Problem;
import loopbook.course.Row;

/** Reads {@code lessons/sources.md}: tables of rows, and the tracks. */
final class SourcesReader {
  private static final Pattern ID = Pattern.compile("D\\d+\\.[SCAE]\\d+");
  private static final Pattern TRACK = Pattern.compile("(D\\d+):\\s*(.*)");
  private static final Set<String> VERDICTS =
      Set.of("right", "partial", "wrong", "outdated", "danger", "style");

  private final Path file;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Map<String, List<String>> tracks = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private List<String> header = List.of();
  private boolean inTracks;

  private SourcesReader(Path file) {
    this.file = file;
  }

  /**
   * What the page holds.
   *
   * @param places the line of each row
   * @param tracks for each tutorial the ids of its lessons
   */
  record Read(
      List<Row> rows,
      Map<String, Integer> places,
      Map<String, List<String>> tracks,
      List<Problem> problems) {}

  static Read read(Source source) {
    var reader = new SourcesReader(source.file());
    reader.problems.addAll(source.problems());
    for (int i = 0; i < source.lines().size(); i++) {
      reader.line(source.lines().get(i).strip(), i + 1);
    }
    return new Read(reader.rows, reader.places, reader.tracks, reader.problems);
  }

  private void line(String line, int at) {
    if (line.startsWith("#")) {
      inTracks = line.replace("#", "").strip().toLowerCase(Locale.ROOT).equals("tracks");
    }
    if (!line.startsWith("|")) {
      header = List.of();
      if (inTracks) {
        track(line, at);
      }
      return;
    }
    List<String> cells = cells(line);
    if (header.isEmpty()) {
      header = cells.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
    } else if (header.get(0).equals("id") && !line.matches("[|:\\- ]+")) {
      row(cells, at);
    }
  }

  private void row(List<String> cells, int at) {
    String id = cells.get(0);
    if (!ID.matcher(id).matches()) {
      problem(
          at, "\"" + id + "\" is no id of a row.", "Write it like D0.S1, D0.C1, D0.A1 or D0.E1.");
    } else if (cells.size() != header.size()) {
      problem(
          at,
          id + " has " + cells.size() + " cells, its table has " + header.size() + ".",
          "Write a bar inside a cell as \\|.");
    } else if (places.putIfAbsent(id, at) != null) {
      problem(
          at,
          id + " stands in line " + places.get(id) + " already.",
          "Give each row an id of its own.");
    } else {
      rows.add(new Row(id, cell(cells, "what"), verdict(id, cells, at), lessons(cells, at)));
    }
  }

  private String verdict(String id, List<String> cells, int at) {
    String verdict = cell(cells, "verdict");
    boolean claim = id.contains(".C");
    if (claim ? !VERDICTS.contains(verdict) : !verdict.isEmpty()) {
      problem(
          at,
          id + " has the verdict \"" + verdict + "\".",
          claim
              ? "Use one of " + String.join(", ", VERDICTS.stream().sorted().toList()) + "."
              : "Only a claim (C) has one.");
    }
    return verdict;
  }

  private List<String> lessons(List<String> cells, int at) {
    String cell = cell(cells, "lessons");
    return cell.isEmpty() ? List.of() : ids(cell, at);
  }

  private List<String> ids(String text, int at) {
    var ids = new ArrayList<String>();
    for (String id : text.split("[\\s,]+")) {
      if (!SpineReader.ID.matcher(id).matches()) {
        problem(
            at,
            "\"" + id + "\" is no id of a lesson.",
            "Write lessons like L1.2, with spaces between them.");
      } else {
        ids.add(id);
      }
    }
    return ids;
  }

  private void track(String line, int at) {
    var track = TRACK.matcher(line);
    if (!track.matches()) {
      return;
    }
    if (tracks.containsKey(track.group(1))) {
      problem(
          at,
          "There is a track " + track.group(1) + " already.",
          "Write all its lessons into one line.");
      return;
    }
    List<String> ids = ids(track.group(2), at);
    var seen = new HashSet<String>();
    ids.stream()
        .filter(id -> !seen.add(id))
        .forEach(id -> problem(at, id + " stands twice in the track.", "Keep the first."));
    tracks.put(track.group(1), List.copyOf(new java.util.LinkedHashSet<>(ids)));
  }

  private String cell(List<String> cells, String name) {
    int index = header.indexOf(name);
    return index < 0 || index >= cells.size() ? "" : cells.get(index);
  }

  /** The cells of a line of a table; {@code \|} is a bar. */
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    for (int i = 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank()) {
      cells.add(cell.toString().strip());
    }
    return cells;
  }

  private void problem(int line, String what, String next) {
    problems.add(new Problem(file, line, what, next));
  }
}
