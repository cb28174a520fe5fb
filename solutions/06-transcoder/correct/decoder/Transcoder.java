import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Drives a decoder by hand; what it leaves in the buffer is half a character. */
public class Transcoder {

  public static void gbkToUtf8(InputStream in, OutputStream out) throws IOException {
    CharsetDecoder decoder =
        Charset.forName("GBK")
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer bytes = ByteBuffer.allocate(8192);
    CharBuffer chars = CharBuffer.allocate(8192);
    boolean end = false;
    while (!end) {
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      end = count < 0;
      bytes.position(bytes.position() + Math.max(count, 0)).flip();
      decoder.decode(bytes, chars, end);
      if (end) {
        decoder.flush(chars);
      }
      bytes.compact();
      out.write(chars.flip().toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      chars.clear();
    }
  }
}
