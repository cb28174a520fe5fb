package loopbook.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The progress file. Each change is merged into what is there under a lock and replaces the file
 * atomically, so that shells side by side keep each other's work.
 */
final class Ledger {
  private static final int VERSION = 1;
  private static final Pattern HEADER = Pattern.compile("loopbook progress (\\d{1,9})");

  private final Path file;
  private final Disk disk;
  private final Lock lock;
  private Progress known = Progress.NONE;

  Ledger(Path file, Disk disk, Lock lock) {
    this.file = file;
    this.disk = disk;
    this.lock = lock;
  }

  /** What this session knows: what was there, and what it did, saved or not. */
  synchronized Progress known() {
    return known;
  }

  /** Reads what is there. */
  synchronized List<Trouble> load() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Trouble> troubles = new ArrayList<>();
    Content content = content();
    if (content instanceof Good good) {
      known = known.with(good.progress);
    } else if (content instanceof Unreadable unreadable) {
      troubles.add(new Trouble(Trouble.Kind.UNREADABLE, file, unreadable.why));
    } else {
      // what must be set aside is, under the lock
      troubles.addAll(save());
    }
    return troubles;
  }

  /** Remembers a fact and saves it with all that could not be saved before. */
  synchronized List<Trouble> add(Fact fact) {
    known = known.with(fact);
    return save();
  }

  private List<Trouble> save() {
    List<Trouble> troubles = new ArrayList<>();
    try (Lock.Held held = lock.hold(Objects.requireNonNull(file.toAbsolutePath().getParent()))) {
      if (!held.got()) {
        return List.of(new Trouble(Trouble.Kind.BUSY, file, ""));
      }
      merge(troubles);
    } catch (IOException refused) {
      troubles.add(new Trouble(Trouble.Kind.UNSAVED, file, Refusal.of(refused)));
    }
    return troubles;
  }

  private void merge(List<Trouble> troubles) throws IOException {
    Progress there = Progress.NONE;
    if (Files.exists(file)) {
      Content content = content();
      if (content instanceof Unreadable unreadable) {
        troubles.add(new Trouble(Trouble.Kind.UNREADABLE, file, unreadable.why));
        return;
      } else if (content instanceof Good good) {
        there = good.progress;
      } else if (content instanceof Bad bad) {
        Path aside = aside();
        disk.move(file, aside);
        troubles.add(new Trouble(bad.kind, file, aside.getFileName().toString()));
        known = known.with(bad.rescued);
      }
    }
    known = known.with(there);
    if (!known.equals(there)) {
      disk.replace(file, text(known).getBytes(UTF_8));
    }
  }

  private Path aside() {
    String time = Stamp.of(Instant.now());
    Path aside = file.resolveSibling("progress-set-aside-" + time + ".txt");
    for (int n = 2; Files.exists(aside); n++) {
      aside = file.resolveSibling("progress-set-aside-" + time + "-" + n + ".txt");
    }
    return aside;
  }

  private static String text(Progress progress) {
    StringBuilder text = new StringBuilder("loopbook progress " + VERSION + "\n");
    progress.facts().forEach(fact -> text.append(Line.of(fact)).append('\n'));
    return text.toString();
  }

  private Content content() {
    try {
      return parse(new String(disk.read(file), UTF_8));
    } catch (IOException refused) {
      return new Unreadable(Refusal.of(refused));
    }
  }

  private static Content parse(String text) {
    List<String> lines = text.lines().toList();
    Matcher header = HEADER.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!header.matches()) {
      return new Bad(Trouble.Kind.FOREIGN, Progress.NONE);
    }
    if (Integer.parseInt(header.group(1)) != VERSION) {
      return new Bad(Trouble.Kind.NEWER, Progress.NONE);
    }
    List<Fact> facts = new ArrayList<>();
    boolean damaged = !text.endsWith("\n") || text.indexOf('\uFFFD') >= 0;
    for (String line : lines.subList(1, lines.size())) {
      Optional<Fact> fact = Line.parse(line);
      if (fact.isPresent()) {
        facts.add(fact.get());
      } else {
        damaged = true;
      }
    }
    Progress progress = Progress.of(facts);
    return damaged ? new Bad(Trouble.Kind.DAMAGED, progress) : new Good(progress);
  }

  private sealed interface Content {}

  private record Good(Progress progress) implements Content {}

  private record Bad(Trouble.Kind kind, Progress rescued) implements Content {}

  private record Unreadable(String why) implements Content {}
}
