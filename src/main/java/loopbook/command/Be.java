package loopbook.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import loopbook.course.Exercise;
import loopbook.talk.Addresses;
import loopbook.wire.AddressText;
import loopbook.wire.OpenSocket;
import loopbook.wire.Recording;

/** Lets the learner be one end of a conversation, by hand. */
final class Be implements Command {
  private static final String CLIENT = "client";
  private static final String UDP = "udp";
  private static final String SUBMISSION = "--submission";

  /** What only an address can look like; numbers alone are ports here. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,5}|[A-Za-z0-9.-]+:\\d+|\\[[0-9A-Fa-f:.]+]:\\d+");

  private static final Pattern EXERCISE =
      Pattern.compile("[Ee][Xx]\\d{1,2}|\\d{2}-[a-z0-9-]+|[A-Z][A-Za-z0-9]+");
  private static final int MOST = 12;

  /**
   * What was asked for.
   *
   * @param target an address or exercise; empty if none was named
   * @param more what follows the exercise
   */
  private record Wish(
      boolean client,
      boolean udp,
      Optional<String> target,
      List<String> more,
      Optional<Path> submission) {}

  @Override
  public String name() {
    return "be";
  }

  @Override
  public Parsed parse(List<String> words) {
    if (words.isEmpty() || !List.of(CLIENT, "server").contains(words.get(0))) {
      return new Parsed.Refused(Say.get("be.what"));
    }
    boolean udp = words.size() > 1 && words.get(1).equals(UDP);
    List<String> rest = new ArrayList<>(words.subList(udp ? 2 : 1, words.size()));
    Optional<Path> submission = Optional.empty();
    int at = rest.indexOf(SUBMISSION);
    if (at >= 0) {
      submission = at + 1 < rest.size() ? Target.path(rest.get(at + 1)) : Optional.empty();
      if (submission.isEmpty()) {
        return new Parsed.Refused(Say.get("arguments.value", SUBMISSION));
      }
      rest.subList(at, at + 2).clear();
    }
    if (!rest.isEmpty()) {
      String target = rest.get(0);
      boolean exercise = EXERCISE.matcher(target).matches();
      if (!exercise && !ADDRESS.matcher(target).matches()) {
        return new Parsed.Refused(Say.get("arguments.word", target));
      }
      if (rest.size() > (exercise ? MOST : 1)) {
        return new Parsed.Refused(Say.get("arguments.many", rest.get(1)));
      }
    }
    Wish wish =
        new Wish(
            words.get(0).equals(CLIENT),
            udp,
            rest.stream().findFirst(),
            List.copyOf(rest.subList(Math.min(1, rest.size()), rest.size())),
            submission);
    return new Parsed.Ready(context -> run(context, wish));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    List<Candidate> all = new ArrayList<>();
    if (before.isEmpty()) {
      all.add(Candidate.of(CLIENT));
      all.add(Candidate.of("server"));
    } else {
      if (before.size() == 1) {
        all.add(Candidate.of(UDP));
      }
      if (before.size() == 1 || before.get(before.size() - 1).equals(UDP)) {
        all.addAll(Complete.exercises(context));
      }
    }
    return all;
  }

  private static Result run(Context context, Wish wish) throws InterruptedException {
    Optional<String> word = wish.target();
    if (word.isPresent() && EXERCISE.matcher(word.get()).matches()) {
      return new Lookup(context).exercise(word.get()).then(found -> exercise(context, wish, found));
    }
    if (wish.submission().isPresent()) {
      return Say.result(Status.USAGE, context, "be.noexercise");
    }
    String name =
        String.join(" ", "be", wish.client() ? CLIENT : "server", word.orElse("")).strip();
    if (word.isEmpty()) {
      return wish.client() ? own(context, wish, name) : talk(context, wish, any(), name);
    }
    Addresses.Read read = Addresses.read(word.get());
    if (read instanceof Addresses.Read.Elsewhere elsewhere) {
      return Say.result(Status.USAGE, context, "be.elsewhere", elsewhere.host());
    }
    if (!(read instanceof Addresses.Read.Loopback here)
        || (wish.client() && here.address().getPort() == 0)) {
      return Say.result(Status.USAGE, context, "be.odd", word.get());
    }
    return talk(context, wish, here.address(), name);
  }

  /** To the listener that the learner's own session has opened last. */
  private static Result own(Context context, Wish wish, String name) throws InterruptedException {
    List<OpenSocket> open =
        context.recording().map(Recording::openSockets).orElse(List.of()).stream()
            .filter(socket -> wish.udp() ? socket.isDatagrams() : socket.isListener())
            .toList();
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).local() instanceof InetSocketAddress at && at.getPort() != 0) {
        boolean any = at.getAddress().isAnyLocalAddress();
        InetSocketAddress to = any ? new InetSocketAddress(any().getAddress(), at.getPort()) : at;
        return to.getAddress().isLoopbackAddress()
            ? talk(context, wish, to, name)
            : Say.result(Status.USAGE, context, "be.elsewhere", to.getAddress().getHostAddress());
      }
    }
    return Say.result(
        Status.USAGE, context, context.front() == Front.PROMPT ? "be.none" : "be.where");
  }

  private static Result talk(Context context, Wish wish, InetSocketAddress at, String name)
      throws InterruptedException {
    Optional<Recording> session =
        wish.client() ? context.recording().filter(r -> holds(r, at)) : Optional.empty();
    try (BeTalk talk = new BeTalk(context, name, wish.client(), wish.udp(), session)) {
      boolean opened = wish.client() ? talk.call(at) : talk.host(at);
      return opened ? talk.go() : talk.failed();
    } catch (IOException taken) {
      String why = String.valueOf(taken.getMessage()).toLowerCase(Locale.ROOT);
      return Say.result(Status.FAILED, context, "be.cannot", AddressText.of(at), why);
    }
  }

  /** Whether the session has a socket at that port. */
  private static boolean holds(Recording session, InetSocketAddress at) {
    return session.openSockets().stream()
        .anyMatch(
            socket ->
                !socket.isStream()
                    && socket.local() instanceof InetSocketAddress local
                    && local.getPort() == at.getPort());
  }

  private static Result exercise(Context context, Wish wish, Exercise exercise)
      throws InterruptedException {
    context.desk().exercise(exercise);
    return BeExercise.find(
            context, exercise, wish.client(), wish.udp(), wish.more(), wish.submission())
        .then(BeExercise::run);
  }

  /** A free port of 127.0.0.1. */
  static InetSocketAddress any() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
