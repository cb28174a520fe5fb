import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes as the machine does by default. */
public class Transcoder {

  public static void gbkToUtf8(InputStream in, OutputStream out) throws IOException {
    InputStreamReader reader = new InputStreamReader(in);
    char[] chars = new char[1024];
    int count;
    while ((count = reader.read(chars)) >= 0) {
      out.write(new String(chars, 0, count).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
