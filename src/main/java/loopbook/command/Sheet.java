package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Example;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.lesson.Page;
import loopbook.progress.Fact;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** Parts of lessons as they are shown here. */
final class Sheet {
  private Sheet() {}

  /** The line above a lesson. */
  static Text title(Context context, Lesson lesson) {
    return Say.text(context, Tone.DIM, "page.title", lesson.id());
  }

  /** Pieces in reading order; what a run shows stays folded. */
  static Text pieces(Context context, Lesson lesson, List<Piece> pieces) {
    Page page = new Page(context.look());
    Text.Builder text = Text.builder();
    for (Piece piece : pieces) {
      text.gap()
          .add(piece instanceof Piece.Run run ? place(context, run) : page.piece(lesson, piece));
      if (piece instanceof Piece.Ask ask) {
        decided(context, lesson, ask).ifPresent(text::add);
      }
    }
    return text.build();
  }

  /** What came of the reader's answer, if that is known. */
  private static Optional<Text> decided(Context context, Lesson lesson, Piece.Ask ask) {
    List<Piece> cards = lesson.pieces().stream().filter(Piece.Ask.class::isInstance).toList();
    return context
        .workspace()
        .progress()
        .answer(lesson.id(), cards.indexOf(ask) + 1)
        .filter(given -> given.mark() == Fact.Mark.RIGHT || given.mark() == Fact.Mark.WRONG)
        .map(given -> Judgement.again(context, ask.card(), given));
  }

  /** All of a lesson, with the answers and with what its runs show. */
  static Text unfolded(Context context, Lesson lesson) {
    Page page = new Page(context.look());
    Text.Builder text = Text.builder();
    for (Piece piece : lesson.pieces()) {
      text.gap();
      if (piece instanceof Piece.Run run) {
        text.add(place(context, run));
        lesson.example(run.example()).ifPresent(e -> text.add(recorded(context, e)));
      } else {
        text.add(page.piece(lesson, piece));
      }
      if (piece instanceof Piece.Ask ask) {
        text.add(page.answer(ask.card()));
      }
    }
    return text.build();
  }

  /** What the lesson says that a run prints and sends. */
  static Text recorded(Context context, Example example) {
    Text.Builder text = Text.builder();
    for (Example.Output output : example.outputs()) {
      int place = example.voices().stream().map(v -> v.role()).toList().indexOf(output.role());
      Line tag =
          example.voices().size() == 1
              ? Line.of("  ")
              : Line.of(output.role(), Tone.party(place))
                  .append(" " + context.look().of(Glyph.VERTICAL) + " ", Tone.DIM);
      lines(context, text, output.fence().lines(), tag);
    }
    example.wire().ifPresent(wire -> fence(context, text, Say.line("recorded.wire"), wire));
    for (Example.States states : example.states()) {
      fence(context, text, Say.line("recorded.states", states.moment()), states.fence());
    }
    for (Example.Bytes bytes : example.bytes()) {
      fence(context, text, Say.line("recorded.bytes", bytes.from(), bytes.to()), bytes.fence());
    }
    return text.build();
  }

  static Text markdown(Context context, String markdown) {
    return new Page(context.look()).prose(markdown);
  }

  private static Text place(Context context, Piece.Run run) {
    return Text.of(
        Line.of(context.look().of(Glyph.POINTER) + " ", Tone.KEY)
            .append(Say.line(Tone.DIM, "page.run", run.example()))
            .cut(context.look().width()));
  }

  private static void fence(Context context, Text.Builder text, Line heading, Example.Fence fence) {
    text.gap().line(heading.in(Tone.DIM));
    lines(context, text, fence.lines(), Line.of("  "));
  }

  private static void lines(Context context, Text.Builder text, List<String> lines, Line tag) {
    for (String line : lines) {
      text.add(Wrap.wrap(Line.of(line), context.look().width(), tag, tag));
    }
  }
}
