import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A blocking channel; the reply grows in a buffer until an LF is in it. */
public class AskOnce {

  public static String ask(InetSocketAddress server, String line) throws IOException {
    try (SocketChannel channel = SocketChannel.open(server)) {
      ByteBuffer question = UTF_8.encode(line + '\n');
      while (question.hasRemaining()) {
        channel.write(question);
      }
      ByteBuffer reply = ByteBuffer.allocate(256);
      int seen = 0;
      while (true) {
        if (!reply.hasRemaining()) {
          reply = ByteBuffer.allocate(2 * reply.capacity()).put(reply.flip());
        }
        if (channel.read(reply) < 0) {
          throw new EOFException("the reply stops after " + seen + " bytes");
        }
        for (; seen < reply.position(); seen++) {
          if (reply.get(seen) == '\n') {
            return UTF_8.decode(reply.flip().limit(seen)).toString();
          }
        }
      }
    }
  }
}
