package loopbook.shell;

import java.util.List;
import loopbook.command.Command;
import loopbook.command.Messages;
import loopbook.command.Parsed;
import loopbook.command.Result;
import loopbook.example.Declaration;
import loopbook.example.Variable;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;

/** {@code vars}: what the learner's session holds. */
final class Vars implements Command {
  private final Live live;
  private final Messages messages;

  Vars(Live live, Messages messages) {
    this.live = live;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "vars";
  }

  @Override
  public Messages messages() {
    return messages;
  }

  @Override
  public Parsed parse(List<String> words) {
    return words.isEmpty()
        ? new Parsed.Ready(context -> Result.done(text(context.look())))
        : new Parsed.Refused(messages.get("vars.usage"));
  }

  private Text text(Look look) {
    Text.Builder text = Text.builder();
    for (Variable variable : live.session().variables()) {
      Line line =
          Line.of(variable.type() + " ", Tone.TYPE)
              .append(variable.name(), Tone.STRONG)
              .append(" = ", Tone.DIM)
              .append(variable.value(), Tone.CODE);
      text.line(line.cut(look.width(), look.of(Glyph.CUT)));
    }
    for (Declaration declaration : live.session().declarations()) {
      String head = declaration.source().lines().findFirst().orElse("");
      text.line(Line.of(head, Tone.CODE).cut(look.width(), look.of(Glyph.CUT)));
    }
    return text.isEmpty() ? Text.of(messages.get("vars.none")) : text.build();
  }
}
