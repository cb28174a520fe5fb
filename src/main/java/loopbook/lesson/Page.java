package loopbook.lesson;

import java.util.List;
import loopbook.course.Card;
import loopbook.course.Card.Choice;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.course.Voice;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;

/** Lessons as styled text, in a look. No line is wider than that look's width. */
public final class Page {
  private final Look look;
  private final Blocks blocks;

  public Page(Look look) {
    this.look = look;
    this.blocks = new Blocks(look);
  }

  /** Markdown as it is read: a piece of a lesson, a task, a hint. */
  public Text prose(String markdown) {
    return new Text(blocks.markdown(markdown, look.width()));
  }

  /** One piece of a lesson; nothing for the place of a run. */
  public Text piece(Lesson lesson, Piece piece) {
    if (piece instanceof Piece.Prose prose) {
      return prose(prose.markdown());
    } else if (piece instanceof Piece.Code code) {
      return code(lesson, code);
    } else if (piece instanceof Piece.Given given) {
      return given(lesson, given);
    } else if (piece instanceof Piece.Ask ask) {
      return card(ask.card());
    }
    return Text.EMPTY;
  }

  /** A role's code under a line that says whose it is. */
  public Text code(Lesson lesson, Piece.Code code) {
    String role = code.role().equals(Voice.ALONE) ? "" : code.role();
    return Text.builder()
        .line(head(lesson, code.example(), role, code.example().toString()))
        .add(code(code.block().code()))
        .build();
  }

  /** What is typed to a role, or lies in the run's folder, under the words of its fence. */
  private Text given(Lesson lesson, Piece.Given given) {
    String what = given.file().isEmpty() ? "input" : "file " + given.file();
    return Text.builder()
        .line(head(lesson, given.example(), given.role(), what))
        .add(new Text(blocks.code(given.text(), false, look.width())))
        .build();
  }

  private Line head(Lesson lesson, ExampleKey example, String role, String what) {
    Line head = Line.of("");
    if (!role.isEmpty()) {
      int place =
          lesson
              .example(example)
              .map(Example::voices)
              .map(voices -> voices.stream().map(Voice::role).toList().indexOf(role))
              .orElse(0);
      head = Line.of(role, Tone.party(place)).append(" " + look.of(Glyph.DOT) + " ", Tone.DIM);
    }
    return head.append(what, Tone.DIM).cut(look.width(), look.of(Glyph.CUT));
  }

  /** Java code alone. */
  public Text code(String java) {
    return new Text(blocks.code(java, true, look.width()));
  }

  /** A card's question and choices, without its answer. */
  public Text card(Card card) {
    Line bar = Line.of(look.of(Glyph.QUOTE_BAR) + " ", Tone.KEY);
    int width = look.width() - bar.width();
    var text = Text.builder().add(blocks.markdown(card.question(), width));
    choices(card.choices(), width, text);
    choices(card.targets(), width, text);
    return text.build().indent(bar);
  }

  private void choices(List<Choice> choices, int width, Text.Builder text) {
    if (choices.isEmpty()) {
      return;
    }
    text.gap();
    int widest = choices.stream().mapToInt(c -> c.label().length()).max().orElse(1);
    for (Choice choice : choices) {
      Line first = Line.of(choice.label(), Tone.KEY).padLeft(widest).append("  ");
      Line next = Line.of(" ".repeat(first.width()));
      List<Line> lines = blocks.markdown(choice.text(), width - first.width());
      for (int i = 0; i < lines.size(); i++) {
        text.line((i == 0 ? first : next).append(lines.get(i)));
      }
    }
  }

  /** The right answer and the reason for it, for when the run has decided. */
  public Text answer(Card card) {
    String right = card.kind() == Card.Kind.TEXT ? "`" + card.answer() + "`" : card.answer();
    String reason = card.because().isEmpty() ? "" : " " + card.because();
    return prose("**" + right + ".**" + reason);
  }
}
