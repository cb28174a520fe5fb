import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;

/** The streams of the library that know numbers, and a lock on the stream. */
public class Frames {

  public static void writeFrame(OutputStream out, byte[] payload) throws IOException {
    synchronized (out) {
      DataOutputStream data = new DataOutputStream(out);
      data.writeInt(payload.length);
      data.write(payload);
      data.flush();
    }
  }

  public static byte[] readFrame(InputStream in, int max) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    DataInputStream data = new DataInputStream(in);
    long length = ((long) first << 24) | (data.readUnsignedByte() << 16) | data.readUnsignedShort();
    if (length > max) {
      throw new ProtocolException("frame too long: " + length);
    }
    byte[] payload = new byte[(int) length];
    data.readFully(payload);
    return payload;
  }
}
