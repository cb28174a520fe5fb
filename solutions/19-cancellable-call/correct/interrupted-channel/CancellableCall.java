import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** A channel, unlike a socket, is closed by an interrupt of the thread that waits on it. */
public class CancellableCall {

  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread worker =
        new Thread(
            () -> {
              try (SocketChannel channel = SocketChannel.open(server)) {
                byte[] bytes = Channels.newInputStream(channel).readAllBytes();
                channel.close();
                answer.complete(bytes);
              } catch (IOException e) {
                answer.completeExceptionally(e);
              }
            });
    worker.setDaemon(true);
    worker.start();
    answer.whenComplete((bytes, failure) -> worker.interrupt());
    return answer;
  }
}
