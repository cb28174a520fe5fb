import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages with their length in front. */
public class Frames {

  /** Writes the length and the payload as one frame, and flushes. */
  public static void writeFrame(OutputStream out, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + payload.length);
    frame.putInt(payload.length).put(payload);
    synchronized (out) {
      out.write(frame.array());
      out.flush();
    }
  }

  /** The payload of the next frame, at most max bytes; null at the end of the stream. */
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
    if (payload.length < length) {
      throw new EOFException("the stream ended after " + payload.length + " of " + length);
    }
    return payload;
  }

  /** Runs it by hand: java Frames.java one two three | java Frames.java */
  public static void main(String[] args) throws IOException {
    for (String word : args) {
      writeFrame(System.out, word.getBytes(StandardCharsets.UTF_8));
    }
    if (args.length == 0) {
      for (byte[] frame = readFrame(System.in, 1024);
          frame != null;
          frame = readFrame(System.in, 1024)) {
        System.out.println("[" + new String(frame, StandardCharsets.UTF_8) + "]");
      }
    }
  }
}
