import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.concurrent.locks.ReentrantLock;

/** Shifts and loops, and one lock for all streams. */
public class Frames {
  private static final ReentrantLock WRITING = new ReentrantLock();

  public static void writeFrame(OutputStream out, byte[] payload) throws IOException {
    WRITING.lock();
    try {
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(payload.length >>> shift);
      }
      out.write(payload);
      out.flush();
    } finally {
      WRITING.unlock();
    }
  }

  public static byte[] readFrame(InputStream in, int max) throws IOException {
    long length = 0;
    for (int i = 0; i < 4; i++) {
      int next = in.read();
      if (next < 0 && i == 0) {
        return null;
      }
      if (next < 0) {
        throw new EOFException("length cut off");
      }
      length = length << 8 | next;
    }
    if (length > max) {
      throw new ProtocolException(length + " > " + max);
    }
    byte[] payload = new byte[(int) length];
    int have = 0;
    while (have < payload.length) {
      int count = in.read(payload, have, payload.length - have);
      if (count < 0) {
        throw new EOFException("payload cut off");
      }
      have += count;
    }
    return payload;
  }
}
