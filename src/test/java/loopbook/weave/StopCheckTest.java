package loopbook.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Woven code does what it did, until its guard is raised. */
class StopCheckTest {
  private static final String GUARD = "test.Guard";

  private final Map<String, byte[]> classes = new HashMap<>();
  private final List<Integer> exits = new ArrayList<>();
  private int checks;
  private Class<?> guard;
  private Runnable subject;

  /** The code that is woven; its loops are the loops of learners. */
  public static final class Subject implements Runnable {
    static int counted;

    @Override
    public void run() {
      counted = loop(3) + choose(2) + recursive(4);
      int n = 10;
      do {
        n--;
      } while (n > 0);
      IntConsumer end = System::exit;
      end.accept(1);
      Runtime.getRuntime().halt(2);
      IntConsumer runtime = Runtime.getRuntime()::exit;
      runtime.accept(3);
      System.exit(4);
    }

    private static int loop(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        try {
          sum += i;
        } finally {
          sum++;
        }
      }
      return sum;
    }

    private static int choose(int n) {
      return switch (n) {
        case 1 -> 10;
        case 2 -> 20;
        default -> 0;
      };
    }

    private static int recursive(int n) {
      return n == 0 ? 0 : 1 + recursive(n - 1);
    }
  }

  @BeforeEach
  void load() throws Exception {
    String name = Subject.class.getName();
    try (InputStream in = Subject.class.getResourceAsStream("StopCheckTest$Subject.class")) {
      classes.put(name, StopCheck.weave(in.readAllBytes(), GUARD.replace('.', '/')));
    }
    classes.put(GUARD, StopCheck.guard(GUARD.replace('.', '/')));
    ClassLoader loader =
        new ClassLoader(ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String wanted) throws ClassNotFoundException {
            byte[] bytes = classes.get(wanted);
            if (bytes == null) {
              throw new ClassNotFoundException(wanted);
            }
            return defineClass(wanted, bytes, 0, bytes.length);
          }
        };
    guard = loader.loadClass(GUARD);
    guard.getField("stop").set(null, (Runnable) () -> checks++);
    guard.getField("exit").set(null, (IntConsumer) exits::add);
    subject = (Runnable) loader.loadClass(name).getConstructor().newInstance();
  }

  @Test
  void nothingChangesWhileTheGuardIsDown() throws Exception {
    subject.run();
    assertThat(exits).containsExactly(1, 2, 3, 4);
    assertThat(checks).isZero();
  }

  @Test
  void everyEntryLoopAndSwitchAsks() throws Exception {
    guard.getField("raised").setBoolean(null, true);
    subject.run();
    // entries: run, loop, choose, 5 of recursive; jumps back: 3 + 9; one switch
    assertThat(checks).isGreaterThanOrEqualTo(8 + 12 + 1);
  }

  @Test
  void aRaisedGuardEndsTheCode() throws Exception {
    guard
        .getField("stop")
        .set(
            null,
            (Runnable)
                () -> {
                  throw new IllegalStateException("stop");
                });
    guard.getField("raised").setBoolean(null, true);
    assertThatThrownBy(subject::run).hasMessage("stop");
    assertThat(exits).isEmpty();
  }
}
