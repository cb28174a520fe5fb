package loopbook.talk;

import java.time.Duration;
import java.util.Optional;

/** What a typed line asks for. */
public sealed interface Instruction {
  /** Send these bytes, with the line end that is set after them where it was typed as text. */
  record Send(Bytes bytes, boolean text) implements Instruction {}

  record HalfClose() implements Instruction {}

  record Close() implements Instruction {}

  record Reset() implements Instruction {}

  /** Wait so long; or until something happens. */
  record Wait(Optional<Duration> span) implements Instruction {}

  record SetLineEnd(LineEnd end) implements Instruction {}

  /** Show the kernel's table. */
  record States() implements Instruction {}

  record Help() implements Instruction {}

  record Quit() implements Instruction {}

  /**
   * It is not understood.
   *
   * @param part of the line
   */
  record Wrong(Why why, String part) implements Instruction {}

  /** Why a line is not understood. */
  enum Why {
    COMMAND,
    TOO_MANY_WORDS,
    ESCAPE,
    HEX,
    SPAN,
    LINE_END
  }

  /** What is sent after a line of text. */
  enum LineEnd {
    NONE(""),
    LF("\n"),
    CRLF("\r\n");

    private final String text;

    LineEnd(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
