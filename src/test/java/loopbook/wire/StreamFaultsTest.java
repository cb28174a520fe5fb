package loopbook.wire;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import loopbook.wire.Ends.Api;
import loopbook.wire.Ends.Pair;
import loopbook.wire.Seen.Cell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way in which a conversation goes wrong, with each of the JDK's classes for one: a program
 * sees the same with the recorder and without it, and the recorder tells what it saw. The table has
 * a place for each pair, and says why where there is nothing to try.
 */
@Timeout(120)
class StreamFaultsTest {
  private static final String READ_FAILS = "read fails";
  @TempDir static Path folder;
  private static SSLContext tls;

  private enum Fault {
    REFUSED,
    CONNECT_TIMES_OUT,
    END_OF_STREAM,
    HALF_CLOSE,
    RESET,
    READ_TIMES_OUT,
    UNREAD_AT_CLOSE,
    WRITE_AFTER_RESET,
    READ_AFTER_CLOSE,
    CLOSED_BY_ANOTHER_THREAD,
    INTERRUPTED
  }

  @BeforeAll
  static void makeACertificate() throws Exception {
    tls = Certificate.context(folder);
  }

  @TestFactory
  Stream<DynamicNode> table() {
    // TLS writes alerts of its own, which can fail as well
    return Seen.table(
        Fault.values(),
        Api.values(),
        StreamFaultsTest::cell,
        api -> api != Api.TLS,
        StreamFaultsTest::program);
  }

  private static Cell cell(Fault fault, Api api) {
    boolean isSocket = api == Api.SOCKET || api == Api.ADAPTOR || api == Api.TLS;
    return switch (fault) {
      case REFUSED -> Cell.of("connect fails");
      case CONNECT_TIMES_OUT ->
          isSocket ? Cell.of("connect times out") : Cell.none("its connect takes no time limit");
      case END_OF_STREAM ->
          // of TLS a record says so, and its reader does not look further
          api == Api.TLS ? Cell.of("closes") : Cell.of("closes", "reads end of stream");
      case HALF_CLOSE ->
          api == Api.TLS
              ? Cell.of("writes 1 byte \"b\" to TLS", "reads 1 byte \"b\" from TLS")
              : Cell.of("half-closes", "reads end of stream", "-> program 1 byte \"b\"");
      case RESET ->
          api == Api.UNIX ? Cell.none("there are no resets") : Cell.of("resets", READ_FAILS);
      case READ_TIMES_OUT ->
          isSocket || api == Api.ASYNCHRONOUS
              ? Cell.of("read times out")
              : Cell.none("its read takes no time limit");
      case UNREAD_AT_CLOSE ->
          api == Api.TLS || api == Api.SOCKET || api == Api.SELECTED
              ? Cell.none(
                  "its close sends an end first, and the reset may come too late to be seen")
              : Cell.of("receives 1 byte \"a\"", "closes", READ_FAILS);
      case WRITE_AFTER_RESET ->
          api == Api.UNIX
              ? Cell.none("there are no resets")
              : Cell.of("resets", READ_FAILS, "write fails");
      case READ_AFTER_CLOSE ->
          // what TLS knows to be closed it does not ask
          api == Api.TLS ? Cell.of("closes") : Cell.of("closes", READ_FAILS);
      case CLOSED_BY_ANOTHER_THREAD ->
          switch (api) {
            case SELECTED -> Cell.of("closes", READ_FAILS);
            case TLS -> Cell.none("its read ends or fails, whichever thread comes first");
            default -> Cell.of(READ_FAILS);
          };
      case INTERRUPTED ->
          switch (api) {
            case CHANNEL, UNIX, ADAPTOR -> Cell.of("read fails: ClosedByInterruptException");
            case SOCKET -> Cell.of("-> program 1 byte \"b\"");
            case TLS -> Cell.of("reads 1 byte \"b\" from TLS");
            case SELECTED -> Cell.of("wakes");
            case ASYNCHRONOUS -> Cell.none("its caller stops waiting, and the read goes on");
          };
    };
  }

  /** All that the program sees. */
  private static String program(Fault fault, Api api) throws Exception {
    return switch (fault) {
      case REFUSED -> {
        SocketAddress vacant = api.vacant(folder);
        yield Seen.of(() -> api.connect(vacant, tls)).replaceAll("\\d+$", "");
      }
      case CONNECT_TIMES_OUT -> timesOut(api);
      default -> {
        try (Pair pair = api.pair(folder, tls)) {
          yield conversation(fault, pair);
        }
      }
    };
  }

  /** The listener's queue is full, so the system answers nothing. */
  private static String timesOut(Api api) throws Exception {
    List<SocketChannel> waiting = new ArrayList<>();
    try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK)) {
      SocketAddress address = new InetSocketAddress(Play.LOOPBACK, listener.getLocalPort());
      for (int i = 0; i < 4; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(address);
        waiting.add(channel);
      }
      return Seen.of(() -> api.connect(address, tls, 50));
    } finally {
      for (SocketChannel channel : waiting) {
        channel.close();
      }
    }
  }

  private static String conversation(Fault fault, Pair pair) throws Exception {
    Ends near = pair.near();
    Ends far = pair.far();
    return switch (fault) {
      case END_OF_STREAM -> {
        far.close();
        yield Seen.of(near::read) + Seen.of(near::read);
      }
      case HALF_CLOSE -> {
        near.halfClose();
        String ended = Seen.of(far::read);
        far.write("b");
        yield ended + Seen.of(near::read);
      }
      case RESET -> {
        far.reset();
        yield Seen.of(near::read);
      }
      case READ_TIMES_OUT -> {
        near.timeout(20);
        yield Seen.of(near::read);
      }
      case UNREAD_AT_CLOSE -> {
        far.write("ab");
        // since one byte has come, the other has
        String first = Seen.of(near::read);
        near.close();
        yield first + Seen.of(far::read);
      }
      case WRITE_AFTER_RESET -> {
        far.reset();
        yield Seen.of(near::read) + Seen.of(() -> write(near));
      }
      case READ_AFTER_CLOSE -> {
        near.close();
        yield Seen.of(near::read);
      }
      case CLOSED_BY_ANOTHER_THREAD -> {
        yield Seen.of(near::read, near::close);
      }
      case INTERRUPTED -> {
        Thread reader = Thread.currentThread();
        boolean goesOn = near instanceof Ends.Streams it && it.socket().getChannel() == null;
        String seen =
            Seen.of(
                near::read,
                () -> {
                  reader.interrupt();
                  if (goesOn) {
                    far.write("b");
                  }
                });
        yield seen + " " + Thread.interrupted();
      }
      case REFUSED, CONNECT_TIMES_OUT -> throw new AssertionError(fault);
    };
  }

  private static String write(Ends end) throws Exception {
    end.write("a");
    return "written";
  }
}
