package loopbook.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loopbook.progress.Fact.Hints;
import loopbook.progress.Fact.Passed;
import loopbook.progress.Fact.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("progress.txt");
  }

  private Ledger ledger(Disk disk) {
    return new Ledger(file(), disk, new Lock(Duration.ofSeconds(5)));
  }

  private Ledger ledger() {
    return ledger(new Disk());
  }

  @Test
  void whatWasAddedIsThereNextTime() throws IOException {
    Ledger first = ledger();
    for (Fact fact : ProgressTest.ONE_OF_EACH) {
      assertThat(first.add(fact)).isEmpty();
    }
    Ledger second = ledger();
    assertThat(second.load()).isEmpty();
    assertThat(second.known()).isEqualTo(Progress.of(ProgressTest.ONE_OF_EACH));
    assertThat(Files.readAllLines(file()))
        .startsWith("loopbook progress 1")
        .contains("2026-03-01T12:00:00Z card L2.3 1 right a2, b1, c3");
  }

  @Test
  void twoShellsKeepEachOthersWork() {
    Ledger one = ledger();
    Ledger other = ledger();
    one.load();
    other.load();
    one.add(new Passed("EX01", NOON));
    other.add(new Passed("EX02", NOON));
    one.add(new Hints("EX03", 1, NOON));
    assertThat(one.known().passed("EX02")).isPresent();
    Ledger third = ledger();
    third.load();
    assertThat(third.known().passed("EX01")).isPresent();
    assertThat(third.known().passed("EX02")).isPresent();
    assertThat(third.known().hints("EX03")).isEqualTo(1);
  }

  @Test
  void manyThreadsWithLedgersOfTheirOwnLoseNothing() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int own = t;
      threads.add(
          new Thread(
              () -> {
                Ledger ledger = ledger();
                for (int i = 0; i < 20; i++) {
                  ledger.add(new Passed("EX" + own + "-" + i, NOON));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Ledger after = ledger();
    assertThat(after.load()).isEmpty();
    assertThat(after.known().facts()).hasSize(80);
  }

  @Test
  void aFileOfSomebodyElseIsSetAsideAndReported() throws IOException {
    Files.writeString(file(), "my shopping list\n");
    Ledger ledger = ledger();
    List<Trouble> troubles = ledger.load();
    assertThat(troubles).extracting(Trouble::kind).containsExactly(Trouble.Kind.FOREIGN);
    assertThat(folder.resolve(troubles.get(0).detail())).hasContent("my shopping list");
    ledger.add(new Passed("EX01", NOON));
    assertThat(Files.readString(file())).contains("passed EX01");
  }

  @Test
  void aNewerFileIsSetAside() throws IOException {
    Files.writeString(file(), "loopbook progress 2\nwho knows\n");
    List<Trouble> troubles = ledger().load();
    assertThat(troubles).extracting(Trouble::kind).containsExactly(Trouble.Kind.NEWER);
    assertThat(folder.resolve(troubles.get(0).detail())).content().contains("who knows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loopbook progress 1\n2026-03-01T12:00:00Z passed EX01\n2026-03-01T12:0",
        "loopbook progress 1\n\u0000\u0000\u0000\n2026-03-01T12:00:00Z passed EX01\n",
        "loopbook progress 1\n2026-03-01T12:00:00Z passed EX01\nnonsense\n",
      })
  void ofADamagedFileWhatCanBeReadIsKept(String content) throws IOException {
    Files.writeString(file(), content);
    Ledger ledger = ledger();
    List<Trouble> troubles = ledger.load();
    assertThat(troubles).extracting(Trouble::kind).containsExactly(Trouble.Kind.DAMAGED);
    assertThat(Files.readString(folder.resolve(troubles.get(0).detail()))).isEqualTo(content);
    assertThat(ledger.known().passed("EX01")).isPresent();
    Ledger next = ledger();
    assertThat(next.load()).isEmpty();
    assertThat(next.known().passed("EX01")).isPresent();
  }

  @Test
  void setAsideTwiceKeepsBoth() throws IOException {
    for (int i = 0; i < 3; i++) {
      Files.writeString(file(), "foreign " + i);
      ledger().load();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(f -> f.getFileName().toString().contains("set-aside"))).hasSize(3);
    }
  }

  @Test
  void aFolderInItsPlaceIsReportedAndNotTouched() throws IOException {
    Files.createDirectory(file());
    Ledger ledger = ledger();
    assertThat(ledger.load()).extracting(Trouble::kind).containsExactly(Trouble.Kind.UNREADABLE);
    assertThat(ledger.add(new Passed("EX01", NOON)))
        .extracting(Trouble::kind)
        .containsExactly(Trouble.Kind.UNREADABLE);
    assertThat(ledger.known().passed("EX01")).isPresent();
    assertThat(file()).isDirectory();
  }

  @Test
  void aFullDiskLosesNothingThatWasThereAndIsTriedAgain() throws IOException {
    class Full extends Disk {
      boolean full;

      @Override
      void write(Path target, byte[] content) throws IOException {
        if (full) {
          super.write(target, java.util.Arrays.copyOf(content, content.length / 2));
          throw new IOException("No space left on device");
        }
        super.write(target, content);
      }
    }
    Full disk = new Full();
    Ledger ledger = ledger(disk);
    ledger.add(new Passed("EX01", NOON));
    String before = Files.readString(file());

    disk.full = true;
    List<Trouble> troubles = ledger.add(new Passed("EX02", NOON));
    assertThat(troubles).extracting(Trouble::kind).containsExactly(Trouble.Kind.UNSAVED);
    assertThat(troubles).extracting(Trouble::detail).containsExactly("No space left on device");
    assertThat(Files.readString(file())).isEqualTo(before);
    assertThat(ledger.known().passed("EX02")).isPresent();

    disk.full = false;
    assertThat(ledger.add(new Place("L1.1", 1, NOON))).isEmpty();
    assertThat(Files.readString(file())).contains("passed EX01", "passed EX02", "place L1.1 1");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("progress.txt", ".lock");
    }
  }

  @Test
  void aFileThatMayNotBeReadIsNotWrittenOver() throws IOException {
    Files.writeString(file(), "loopbook progress 1\n2026-03-01T12:00:00Z passed EX01\n");
    Disk blind =
        new Disk() {
          @Override
          byte[] read(Path target) throws IOException {
            throw new java.nio.file.AccessDeniedException(target.toString());
          }
        };
    Ledger ledger = ledger(blind);
    assertThat(ledger.load()).extracting(Trouble::kind).containsExactly(Trouble.Kind.UNREADABLE);
    ledger.add(new Passed("EX02", NOON));
    assertThat(Files.readString(file())).contains("EX01").doesNotContain("EX02");
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws IOException {
    Path blocked = folder.resolve("blocked");
    Files.writeString(blocked, "a file");
    Ledger ledger =
        new Ledger(blocked.resolve("progress.txt"), new Disk(), new Lock(Duration.ofSeconds(5)));
    assertThat(ledger.load()).isEmpty();
    assertThat(ledger.add(new Passed("EX01", NOON)))
        .extracting(Trouble::kind)
        .containsExactly(Trouble.Kind.UNSAVED);
    // the lock is free again
    assertThat(ledger().add(new Passed("EX01", NOON))).isEmpty();
  }

  @Test
  void aWorkspaceThatIsHeldForTooLongIsReported() throws Exception {
    Process holder = Children.start(Holder.class, folder.resolve(".lock").toString());
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      Ledger impatient = new Ledger(file(), new Disk(), new Lock(Duration.ofMillis(50)));
      assertThat(impatient.add(new Passed("EX01", NOON)))
          .extracting(Trouble::kind)
          .containsExactly(Trouble.Kind.BUSY);
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(ledger().add(new Passed("EX01", NOON))).isEmpty();
  }

  /**
   * A process that is killed at any moment leaves a file that can be read, with all it reported.
   */
  @Test
  void aKillAtAnyMomentLosesAtMostTheFactInHand() throws Exception {
    for (int round = 0; round < 4; round++) {
      Process writer = Children.start(Writer.class, file().toString(), "r" + round);
      int reported = 0;
      for (int i = 0; i <= round * 7; i++) {
        reported = Integer.parseInt(writer.inputReader().readLine());
      }
      writer.destroyForcibly().waitFor();
      Ledger after = ledger();
      assertThat(after.load()).isEmpty();
      for (int i = 0; i <= reported; i++) {
        assertThat(after.known().passed("r" + round + "-" + i)).as("fact %s", i).isPresent();
      }
    }
  }

  /** Holds a lock until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (FileChannel channel =
              FileChannel.open(
                  Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        System.out.println(lock.isValid() ? "held" : "not held");
        System.in.read();
      }
    }
  }

  /** Adds facts until it is killed, and reports each one that is saved. */
  static final class Writer {
    public static void main(String[] args) {
      Ledger ledger = new Ledger(Path.of(args[0]), new Disk(), new Lock(Duration.ofSeconds(5)));
      for (int i = 0; i < 100_000; i++) {
        if (ledger.add(new Passed(args[1] + "-" + i, NOON)).isEmpty()) {
          System.out.println(i);
        }
      }
    }
  }
}
