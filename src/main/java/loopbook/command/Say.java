package loopbook.command;

import org.jspecify.annotations.Nullable;

/** This package's own messages. */
final class Say {
  private static final Messages MESSAGES = Messages.of("loopbook.command.messages");

  private Say() {}

  static String get(String key, @Nullable Object... values) {
    return MESSAGES.get(key, values);
  }

  static Messages messages() {
    return MESSAGES;
  }
}
