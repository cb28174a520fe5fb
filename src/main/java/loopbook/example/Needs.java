package loopbook.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import loopbook.course.Need;

/** What this machine has of what examples need; tried once each. */
public final class Needs {
  private static final ResourceBundle WORDS = ResourceBundle.getBundle("loopbook.example.needs");
  private static final Map<Need, Optional<String>> FOUND = new EnumMap<>(Need.class);

  private Needs() {}

  /** Why this machine lacks it, as a sentence; empty if it is there. */
  public static synchronized Optional<String> missing(Need need) {
    return FOUND.computeIfAbsent(need, Needs::probe);
  }

  /** What of these is missing, each with its reason. */
  public static Map<Need, String> missing(Set<Need> needs) {
    Map<Need, String> reasons = new EnumMap<>(Need.class);
    needs.forEach(need -> missing(need).ifPresent(why -> reasons.put(need, why)));
    return reasons;
  }

  private static Optional<String> probe(Need need) {
    return switch (need) {
      case JDK21 ->
          unless(Runtime.version().feature() >= 21, need, "" + Runtime.version().feature());
      case IPV6 -> bind(need, "::1");
      case LOOPBACK2 -> bind(need, "127.0.0.2");
      case PROC -> unless(Files.isReadable(Path.of("/proc/net/tcp")), need, "");
      case UNIX -> unix(need);
    };
  }

  private static Optional<String> unless(boolean there, Need need, String detail) {
    return there ? Optional.empty() : Optional.of(words(need, detail));
  }

  private static String words(Need need, String detail) {
    return java.text.MessageFormat.format(WORDS.getString(need.word()), detail);
  }

  private static Optional<String> bind(Need need, String address) {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return unless(probe.isBound(), need, "");
    } catch (IOException e) {
      return Optional.of(words(need, String.valueOf(e.getMessage())));
    }
  }

  private static Optional<String> unix(Need need) {
    try {
      Path folder = Files.createTempDirectory("loopbook");
      Path file = folder.resolve("probe");
      try (var probe = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        probe.bind(UnixDomainSocketAddress.of(file));
        return Optional.empty();
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.of(words(need, String.valueOf(e.getMessage())));
    }
  }
}
