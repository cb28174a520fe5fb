import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Turns a stream of GBK into a stream of UTF-8. */
public class Transcoder {

  /** Converts all of it, each character as soon as it is complete. */
  public static void gbkToUtf8(InputStream in, OutputStream out) throws IOException {
    throw new UnsupportedOperationException("gbkToUtf8 is still to be written");
  }

  /** Runs it by hand: java Transcoder.java < gbk.txt */
  public static void main(String[] args) throws IOException {
    gbkToUtf8(System.in, System.out);
  }
}
