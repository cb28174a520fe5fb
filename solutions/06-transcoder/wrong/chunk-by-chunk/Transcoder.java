import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Decodes each read by itself. */
public class Transcoder {

  public static void gbkToUtf8(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1024];
    int count;
    while ((count = in.read(buffer)) >= 0) {
      String text = new String(buffer, 0, count, Charset.forName("GBK"));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
