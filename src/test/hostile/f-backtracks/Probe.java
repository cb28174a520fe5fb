import java.net.Socket;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    // a group that is referred to keeps the JDK from remembering where it has failed
    boolean found = "a".repeat(200).matches("(a+)+(b|\\1c)");
    System.out.println(found);
  }
}
