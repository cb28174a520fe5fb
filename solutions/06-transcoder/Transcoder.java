import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;

/** Turns a stream of GBK into a stream of UTF-8. */
public class Transcoder {
  private static final Charset GBK = Charset.forName("GBK");

  /** Converts all of it, each character as soon as it is complete. */
  public static void gbkToUtf8(InputStream in, OutputStream out) throws IOException {
    Reader reader = new InputStreamReader(in, GBK);
    Writer writer = new OutputStreamWriter(out, UTF_8);
    char[] chars = new char[4096];
    for (int count = reader.read(chars); count >= 0; count = reader.read(chars)) {
      writer.write(chars, 0, count);
      writer.flush();
    }
  }

  /** Runs it by hand: java Transcoder.java < gbk.txt */
  public static void main(String[] args) throws IOException {
    gbkToUtf8(System.in, System.out);
  }
}
