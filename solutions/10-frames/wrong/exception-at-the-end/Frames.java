import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Has no clean end: readInt knows only one that is none. */
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
    long length = Integer.toUnsignedLong(new DataInputStream(in).readInt());
    if (length > max) {
      throw new ProtocolException("a frame of " + length + " bytes, " + max + " are allowed");
    }
    byte[] payload = in.readNBytes((int) length);
    if (payload.length < length) {
      throw new EOFException("the stream ended after " + payload.length + " of " + length);
    }
    return payload;
  }
}
