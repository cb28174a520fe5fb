import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Messages with their length in front. */
public class Frames {

  /** Writes the length and the payload as one frame, and flushes. */
  public static void writeFrame(OutputStream out, byte[] payload) throws IOException {
    throw new UnsupportedOperationException("writeFrame is still to be written");
  }

  /** The payload of the next frame, at most max bytes; null at the end of the stream. */
  public static byte[] readFrame(InputStream in, int max) throws IOException {
    throw new UnsupportedOperationException("readFrame is still to be written");
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
