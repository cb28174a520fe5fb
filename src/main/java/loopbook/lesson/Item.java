package loopbook.lesson;

import loopbook.course.ExampleKey;
import loopbook.course.Piece;

/** What stands in a lesson's file, before it is known where examples run. */
sealed interface Item {
  record Shown(Piece.Prose piece) implements Item {
    @Override
    public int line() {
      return piece.line();
    }
  }

  record Code(Piece.Code piece) implements Item {
    @Override
    public int line() {
      return piece.line() - 1;
    }

    @Override
    public String exampleId() {
      return piece.example().id();
    }
  }

  /** An input or a file. */
  record Given(Piece.Given piece) implements Item {
    @Override
    public int line() {
      return piece.line();
    }

    @Override
    public String exampleId() {
      return piece.example().id();
    }
  }

  /** Output, wire or states. */
  record Expected(ExampleKey key, int line) implements Item {
    @Override
    public String exampleId() {
      return key.id();
    }
  }

  record Asked(CardReader.Draft draft) implements Item {
    @Override
    public int line() {
      return draft.card().line();
    }
  }

  /** From 1. */
  int line();

  /** The example that it is a part of; empty where there is none. */
  default String exampleId() {
    return "";
  }
}
