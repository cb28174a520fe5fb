import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Returns what there is of a payload. */
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
    byte[] header = in.readNBytes(Integer.BYTES);
    if (header.length == 0) {
      return null;
    }
    if (header.length < Integer.BYTES) {
      throw new EOFException("the stream ended inside a length");
    }
    long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt());
    if (length > max) {
      throw new ProtocolException("a frame of " + length + " bytes, " + max + " are allowed");
    }
    byte[] payload = in.readNBytes((int) length);
    return payload;
  }
}
