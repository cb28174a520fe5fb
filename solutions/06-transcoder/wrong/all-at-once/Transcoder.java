import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Begins when everything has come. */
public class Transcoder {

  public static void gbkToUtf8(InputStream in, OutputStream out) throws IOException {
    String text = new String(in.readAllBytes(), Charset.forName("GBK"));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
