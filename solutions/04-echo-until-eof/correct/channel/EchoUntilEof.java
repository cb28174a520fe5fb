import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1000);
    try (conversation;
        ReadableByteChannel in = Channels.newChannel(conversation.getInputStream());
        WritableByteChannel out = Channels.newChannel(conversation.getOutputStream())) {
      while (in.read(buffer) != -1) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException reset) {
      return;
    }
  }
}
