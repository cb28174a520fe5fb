import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** No lock, since there is one write only; reads through a channel. */
public class Frames {

  public static void writeFrame(OutputStream out, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(frame);
    data.writeInt(payload.length);
    data.write(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  public static byte[] readFrame(InputStream in, int max) throws IOException {
    ReadableByteChannel channel = Channels.newChannel(in);
    ByteBuffer header = ByteBuffer.allocate(4);
    fill(channel, header);
    if (header.position() == 0) {
      return null;
    }
    if (header.hasRemaining()) {
      throw new EOFException();
    }
    int length = header.getInt(0);
    if (Integer.compareUnsigned(length, max) > 0) {
      throw new ProtocolException(Integer.toUnsignedString(length) + " bytes");
    }
    ByteBuffer payload = ByteBuffer.allocate(length);
    fill(channel, payload);
    if (payload.hasRemaining()) {
      throw new EOFException();
    }
    return payload.array();
  }

  private static void fill(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return;
      }
    }
  }
}
