package loopbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;

/**
 * Shows the last run, or a check that failed, from one side: {@code wire}, {@code hex}, {@code
 * states}.
 */
final class Show implements Command {
  private final String name;
  private final View view;

  /** One side of it. */
  @FunctionalInterface
  interface View {
    /** {@code connection}: the one that was asked for, as the sequence names it. */
    Text draw(Context context, Kept subject, Optional<String> connection);
  }

  private Show(String name, View view) {
    this.name = name;
    this.view = view;
  }

  static Show wire() {
    return new Show("wire", (context, subject, connection) -> Views.foldedWire(context, subject));
  }

  static Show wholeWire() {
    return new Show("wire", (context, subject, connection) -> Views.wholeWire(context, subject));
  }

  static Show hex() {
    return new Show("hex", (context, subject, connection) -> Views.hex(context, subject));
  }

  static Show states() {
    return new Show("states", Views::timeline);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(Show::isName, 0, name.equals("states") ? 2 : 1)
        .parse(words, given -> context -> run(context, given.plain()));
  }

  /** A number, or the name of a check or a connection. */
  static boolean isName(String word) {
    return word.matches("[1-9]\\d{0,2}|[A-Za-z]\\w*");
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    List<Candidate> all = new ArrayList<>();
    if (before.isEmpty()) {
      context.recording().ifPresent(session -> all.add(Candidate.of(OwnSession.SESSION)));
      all.addAll(checks(context));
    }
    return all;
  }

  static List<Candidate> checks(Context context) {
    return KeptCheck.last(context).map(KeptCheck::failed).orElse(List.of()).stream()
        .map(failed -> new Candidate(failed.name(), failed.title()))
        .toList();
  }

  private Result run(Context context, List<String> words) throws InterruptedException {
    List<String> rest = new ArrayList<>(words);
    Optional<KeptCheck> check = KeptCheck.last(context);
    boolean letters = !rest.isEmpty() && rest.get(rest.size() - 1).matches("[a-z]{1,3}");
    boolean connection =
        name.equals("states")
            && letters
            && check.flatMap(c -> c.find(rest.get(rest.size() - 1))).isEmpty();
    Optional<String> which =
        connection ? Optional.of(rest.remove(rest.size() - 1)) : Optional.empty();
    if (rest.size() > 1) {
      return Say.result(Status.USAGE, context, "show.noconnection", rest.get(1));
    }
    return Subject.find(context, rest.stream().findFirst())
        .then(
            subject -> {
              if (which.isPresent() && !Views.connections(subject).contains(which.get())) {
                return Say.result(Status.USAGE, context, "show.noconnection", which.get());
              }
              return Result.done(() -> drawn(context, subject, which));
            });
  }

  private Text drawn(Context context, Kept subject, Optional<String> connection) {
    Text seen = view.draw(context, subject, connection);
    Text.Builder text = Text.builder();
    text.add(Say.wrapped(context, Line.of(subject.example(), Tone.HEADING)));
    if (!subject.note().isEmpty()) {
      text.add(Say.wrapped(context, Say.marked(subject.note(), Tone.WARNING)));
    }
    return text.add(seen.isEmpty() ? Say.text(context, "show.empty." + name) : seen).build();
  }
}
