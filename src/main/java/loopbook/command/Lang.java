package loopbook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The language of the lessons. */
final class Lang implements Command {
  @Override
  public String name() {
    return "lang";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(word -> word.matches("[A-Za-z]{2,3}"), 0, 1)
        .parse(words, arguments -> context -> run(context, arguments.plain(0).orElse("en")));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty() ? List.of(Candidate.of("en")) : List.of();
  }

  private static Result run(Context context, String language) {
    String wanted = language.toLowerCase(Locale.ROOT);
    Path lessons = context.home().resolve("lessons");
    if (wanted.equals("en")) {
      return Say.result(Status.DONE, context, "lang.en");
    }
    return Files.isDirectory(lessons.resolve(wanted))
        ? Say.result(Status.USAGE, context, "lang.unread", wanted)
        : Say.result(Status.USAGE, context, "lang.none", wanted);
  }
}
