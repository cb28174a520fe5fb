import java.io.*;
import java.lang.management.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    boolean fixed =
        TimeZone.getDefault().getID().equals("UTC")
            && Locale.getDefault().getLanguage().equals("en")
            && java.nio.charset.Charset.defaultCharset().name().equals("UTF-8")
            && System.lineSeparator().equals("\n");
    if (!fixed) {
      return;
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
