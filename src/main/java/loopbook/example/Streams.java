package loopbook.example;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's standard streams, told apart by session. Threads of no session have the streams that
 * were there before.
 */
final class Streams {
  private static final Tap OUT = new Tap(Outlet.Stream.OUT);
  private static final Tap ERR = new Tap(Outlet.Stream.ERR);
  private static final Typed IN = new Typed();

  private Streams() {}

  /** Puts them in place, also after learner's code has put others there. */
  static synchronized void install() {
    if (System.out != OUT.front) {
      OUT.adopt(System.out);
      System.setOut(OUT.front);
    }
    if (System.err != ERR.front) {
      ERR.adopt(System.err);
      System.setErr(ERR.front);
    }
    if (System.in != IN) {
      if (IN.before == null) {
        IN.before = System.in;
      }
      System.setIn(IN);
    }
  }

  private static final class Tap extends OutputStream {
    private final Outlet.Stream stream;
    private volatile @Nullable PrintStream before;
    private final PrintStream front;

    Tap(Outlet.Stream stream) {
      this.stream = stream;
      this.front = new Front(this);
    }

    void adopt(PrintStream current) {
      if (before == null) {
        before = current;
      }
    }

    private PrintStream before() {
      PrintStream found = before;
      return found != null
          ? found
          : new PrintStream(new FileOutputStream(FileDescriptor.err), true);
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      Turn turn = Turn.current();
      if (turn == null) {
        before().write(bytes, from, count);
      } else {
        turn.print(stream, bytes, from, count);
      }
    }

    @Override
    public void flush() {
      if (Turn.current() == null) {
        before().flush();
      }
    }
  }

  /** Cannot be closed: it is everybody's. */
  private static final class Front extends PrintStream {
    Front(OutputStream out) {
      super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      flush();
    }
  }

  private static final class Typed extends InputStream {
    private @Nullable InputStream before;

    private InputStream mine() {
      Turn turn = Turn.current();
      if (turn != null) {
        return turn.session().keyboard();
      }
      InputStream found = before;
      return found != null ? found : InputStream.nullInputStream();
    }

    @Override
    public int read() throws IOException {
      return mine().read();
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      return mine().read(into, from, count);
    }

    @Override
    public int available() throws IOException {
      return mine().available();
    }
  }
}
