import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/** Fetches one page over HTTP. */
public class FetchPage {

  /** An answer: its status, its headers by their names in lower case, and its body. */
  public record Page(int status, Map<String, String> headers, byte[] body) {}

  /** The page that the server gives for this path; no page if the answer is not complete. */
  public static Page fetch(InetSocketAddress server, String host, String path) throws IOException {
    throw new UnsupportedOperationException("fetch is still to be written");
  }

  /** Runs it by hand: java FetchPage.java 127.0.0.1 8000 / */
  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      System.err.println("usage: java FetchPage.java HOST PORT PATH");
      return;
    }
    InetSocketAddress server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    Page page = fetch(server, args[0], args[2]);
    System.out.println(page.status());
    page.headers().forEach((name, value) -> System.out.println(name + ": " + value));
    System.out.println(page.body().length + " bytes");
  }
}
