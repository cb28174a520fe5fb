import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Takes one read for a whole length, and one for a whole payload. */
public class Frames {

  public static void writeFrame(OutputStream out, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + payload.length);
    frame.putInt(payload.length).put(payload);
    synchronized (out) {
      out.write(frame.array());
      out.flush();
    }
  }

  public static byte[] readFrame(InputStream in, int max) throws IOException {
    byte[] header = new byte[Integer.BYTES];
    if (in.read(header) < 0) {
      return null;
    }
    long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt());
    if (length > max) {
      throw new ProtocolException("a frame of " + length + " bytes, " + max + " are allowed");
    }
    byte[] payload = new byte[(int) length];
    if (length > 0 && in.read(payload) < 0) {
      throw new EOFException("the stream ended before a payload");
    }
    return payload;
  }
}
