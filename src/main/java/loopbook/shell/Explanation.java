package loopbook.shell;

import java.util.List;
import loopbook.command.Messages;
import loopbook.example.Assist;
import loopbook.lesson.JavaColours;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/** Says above the line what the call under the cursor means. */
final class Explanation {
  private static final int MOST_FORMS = 6;
  private static final int MOST_LINES = 16;

  private final Screen screen;
  private final Live live;
  private final Messages messages;
  private @Nullable LineReader reader;

  Explanation(Screen screen, Live live, Messages messages) {
    this.screen = screen;
    this.live = live;
    this.messages = messages;
  }

  void reader(LineReader typing) {
    reader = typing;
  }

  /** Always done: a call that nothing is known of is said to be one. */
  boolean show() {
    LineReader typing = reader;
    if (typing != null) {
      String text = typing.getBuffer().toString();
      screen.print(text(live.documentation(text, typing.getBuffer().cursor())));
    }
    return true;
  }

  private Text text(List<Assist.Doc> docs) {
    Look look = screen.look();
    if (docs.isEmpty()) {
      return new Text(Wrap.wrap(messages.get("explain.none"), Tone.DIM, look.width()));
    }
    Text.Builder text = Text.builder();
    for (Assist.Doc doc : docs.subList(0, Math.min(MOST_FORMS, docs.size()))) {
      for (Line line : JavaColours.lines(doc.signature())) {
        text.add(Wrap.wrap(line, look.width(), Line.EMPTY, Line.of("    ")));
      }
    }
    if (docs.size() > MOST_FORMS) {
      text.line(messages.get("explain.more", docs.size() - MOST_FORMS), Tone.DIM);
    }
    docs.stream()
        .map(Assist.Doc::text)
        .filter(t -> !t.isBlank())
        .findFirst()
        .ifPresent(
            said -> {
              List<Line> lines =
                  said.strip()
                      .lines()
                      .flatMap(l -> Wrap.wrap(l, Tone.PLAIN, look.width()).stream())
                      .toList();
              text.add(lines.subList(0, Math.min(MOST_LINES, lines.size())));
            });
    return text.build();
  }
}
