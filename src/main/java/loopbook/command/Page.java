package loopbook.command;

import java.util.List;
import loopbook.course.Example;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.text.Text;
import loopbook.text.Tone;

/** Parts of lessons as text. */
final class Page {
  private Page() {}

  /** A lesson's title line. */
  static Text title(Context context, Lesson lesson) {
    return Say.text(context, Tone.HEADING, "page.title", lesson.id(), lesson.title());
  }

  static Text pieces(Context context, Lesson lesson, List<Piece> pieces) {
    return Text.EMPTY;
  }

  static Text unfolded(Context context, Lesson lesson) {
    return Text.EMPTY;
  }

  /** What the lesson says that a run prints and sends, where this machine cannot run it. */
  static Text recorded(Context context, Example example) {
    return Text.EMPTY;
  }

  static Text markdown(Context context, String markdown) {
    return Text.of(markdown);
  }
}
