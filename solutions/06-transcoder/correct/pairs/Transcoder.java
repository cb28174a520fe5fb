import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Knows GBK's lead bytes itself, and carries a lone one over to the next block. */
public class Transcoder {

  public static void gbkToUtf8(InputStream in, OutputStream out) throws IOException {
    Charset gbk = Charset.forName("GBK");
    byte[] block = new byte[4096];
    int held = 0;
    int count;
    while ((count = in.read(block, held, block.length - held)) >= 0) {
      int length = held + count;
      int whole = wholeCharacters(block, length);
      out.write(new String(block, 0, whole, gbk).getBytes(StandardCharsets.UTF_8));
      out.flush();
      held = length - whole;
      block[0] = block[length - 1];
    }
    out.write(new String(block, 0, held, gbk).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** How many of the first bytes make whole characters: all, or all but the last one. */
  private static int wholeCharacters(byte[] block, int length) {
    int at = 0;
    while (at < length) {
      int first = block[at] & 0xFF;
      boolean lead = first >= 0x81 && first <= 0xFE;
      if (lead && at + 1 == length) {
        return at;
      }
      at += lead ? 2 : 1;
    }
    return at;
  }
}
