import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** Nothing blocks but a selector, and that can be woken. */
public class CancellableCall {

  public static CompletableFuture<byte[]> fetch(InetSocketAddress server) throws IOException {
    Selector selector = Selector.open();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread worker =
        new Thread(
            () -> {
              try {
                byte[] bytes = run(server, selector, answer);
                selector.close();
                answer.complete(bytes);
              } catch (IOException e) {
                answer.completeExceptionally(e);
              } finally {
                close(selector);
              }
            });
    worker.start();
    answer.whenComplete((bytes, failure) -> selector.wakeup());
    return answer;
  }

  private static byte[] run(
      InetSocketAddress server, Selector selector, CompletableFuture<byte[]> answer)
      throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (SocketChannel channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      if (channel.connect(server)) {
        channel.register(selector, SelectionKey.OP_READ);
      } else {
        channel.register(selector, SelectionKey.OP_CONNECT);
      }
      ByteBuffer block = ByteBuffer.allocate(8192);
      while (!answer.isDone()) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          if (key.isConnectable() && channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
          } else if (key.isReadable()) {
            int count = channel.read(block.clear());
            if (count < 0) {
              return all.toByteArray();
            }
            all.write(block.array(), 0, count);
          }
        }
        selector.selectedKeys().clear();
      }
    }
    return all.toByteArray();
  }

  private static void close(Selector selector) {
    try {
      selector.close();
    } catch (IOException e) {
      // it is closed as far as it can be
    }
  }
}
