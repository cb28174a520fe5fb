package loopbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.wire.view.HtmlView;
import loopbook.wire.view.JsonView;
import loopbook.wire.view.SvgView;

/** Shows the sequence of the last run, or writes it into files. */
final class Wire implements Command {
  private static final String SVG = "--svg";
  private static final String HTML = "--html";
  private static final String JSON = "--json";
  private static final String ALL = "--all";

  private final Show show = Show.wire();
  private final Show whole = Show.wholeWire();

  @Override
  public String name() {
    return show.name();
  }

  @Override
  public Parsed parse(List<String> words) {
    List<String> given = words.stream().filter(word -> !word.equals(ALL)).toList();
    boolean drawn = given.stream().noneMatch(word -> word.startsWith("-"));
    if (drawn) {
      return (given.size() < words.size() ? whole : show).parse(given);
    }
    return Arguments.Shape.words(Show::isName, 0, 1)
        .option(SVG, HTML, JSON)
        .parse(words, sorted -> context -> run(context, sorted));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return show.candidates(context, before);
  }

  private static Result run(Context context, Arguments given) throws InterruptedException {
    return Subject.find(context, given.plain(0)).then(subject -> write(context, given, subject));
  }

  private static Result write(Context context, Arguments given, Kept subject)
      throws InterruptedException {
    List<Line> said = new ArrayList<>();
    for (String form : List.of(SVG, HTML, JSON)) {
      Optional<String> word = given.option(form);
      if (word.isEmpty()) {
        continue;
      }
      Optional<Path> path = Target.path(word.get()).map(Path::toAbsolutePath);
      if (path.isEmpty() || path.get().getFileName() == null) {
        return Say.result(Status.USAGE, context, "wire.nopath", word.get());
      }
      Optional<Result> refusal = Target.refusal(context, path.get());
      if (refusal.isPresent()) {
        return refusal.get();
      }
      try {
        Target.write(path.get(), written(form, subject));
      } catch (IOException refused) {
        return Say.result(Status.FAULT, context, "export.failed", path.get(), refused.getMessage());
      }
      said.addAll(Say.text(context, "wire.written", subject.example(), path.get()).lines());
    }
    return Result.done(new Text(said));
  }

  private static String written(String form, Kept run) {
    return switch (form) {
      case SVG -> SvgView.draw(run.events(), run.roles(), run.example());
      case HTML -> HtmlView.draw(run.events(), run.roles(), run.example());
      default -> JsonView.write(run.events(), run.roles(), run.example());
    };
  }
}
