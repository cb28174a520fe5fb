package loopbook.example;

import java.util.List;
import java.util.function.IntFunction;
import loopbook.wire.Recording;
import org.jspecify.annotations.Nullable;

/**
 * What a session is for.
 *
 * @param party whose sockets it opens
 * @param label names each text that is run in it, by its number from 1
 */
record Part(
    String party,
    IntFunction<String> label,
    Outlet outlet,
    Keyboard keyboard,
    @Nullable Recording recording,
    Stopping stopping) {
  static final Part NOBODY =
      new Part("", n -> "", (stream, text) -> {}, Keyboard.of(List.of()), null, Stopping.ALL);
}
