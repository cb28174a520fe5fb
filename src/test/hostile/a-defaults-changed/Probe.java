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
    Thread.setDefaultUncaughtExceptionHandler((t, e) -> {});
    Locale.setDefault(Locale.forLanguageTag("tr"));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
    System.setProperty("line.separator", "\0");
    System.setProperty("user.dir", "/");
    System.out.close();
    System.err.close();
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}
