package loopbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import loopbook.progress.Workspace;
import loopbook.wire.CodeLines;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;
import loopbook.wire.view.LiveView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets. */
@Timeout(60)
class LiveFeedTest {
  private static final Pattern MORE = Pattern.compile("([0-9,]+) more, not drawn");

  @TempDir Path workspace;
  private final List<String> shown = new ArrayList<>();

  private synchronized void show(String line) {
    shown.add(line);
  }

  private synchronized List<String> shown() {
    return List.copyOf(shown);
  }

  private LiveFeed feed(Recording recording) {
    Context context =
        Context.builder(Path.of(""), Workspace.at(workspace), Commands.all())
            .sink(line -> show(line.plain()))
            .build();
    return new LiveFeed(
        context, recording, new LiveView(List.of(), ""), UnaryOperator.identity(), () -> true);
  }

  private void until(String text) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (shown().stream().noneMatch(line -> line.contains(text))) {
      assertThat(System.nanoTime()).as("%s in %s", text, shown()).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Each of many thousand calls is counted; few lines are drawn; none after the end. */
  @Test
  void aFloodIsCountedAndDoesNotHideWhatFollows() throws Exception {
    int sends = 30_000;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (Recording recording = Recorder.start("test", CodeLines.NONE);
        var scope = recording.enter("flooder")) {
      assertThat(scope).isNotNull();
      LiveFeed feed = feed(recording);
      long began = System.nanoTime();
      try (ServerSocket listener = new ServerSocket(0, 1, loopback);
          Socket client = new Socket(loopback, listener.getLocalPort());
          Socket server = listener.accept()) {
        until("accepts");
        client.setTcpNoDelay(true);
        byte[] two = new byte[2];
        for (int i = 0; i < sends; i++) {
          two[0] = (byte) i;
          two[1] = (byte) (i >> 8);
          client.getOutputStream().write(two);
          server.getInputStream().readNBytes(two, 0, 2);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(shown().size()).isLessThanOrEqualTo((int) (21 * (Math.ceil(seconds) + 1)));
        // a while later everything that follows is told on its own again
        client.shutdownOutput();
        until("half-closes");
      }
      feed.close();
      List<String> all = shown();
      long counted =
          all.stream()
              .map(MORE::matcher)
              .flatMap(matcher -> matcher.results())
              .map((MatchResult found) -> found.group(1).replace(",", ""))
              .mapToLong(Long::parseLong)
              .sum();
      assertThat(counted).isGreaterThan(sends / 2);
      new ServerSocket(0, 1, loopback).close();
      assertThat(shown()).isEqualTo(all);
    }
  }
}
