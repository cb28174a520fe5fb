package loopbook.judge.trial;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import loopbook.judge.call.Answer;
import loopbook.judge.call.Constant;
import loopbook.judge.call.Fields;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Message;
import loopbook.judge.call.Operation;
import loopbook.judge.call.Waiting;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Heard;
import loopbook.peer.Host;
import loopbook.peer.Mail;
import loopbook.peer.Peer;
import org.jspecify.annotations.Nullable;

/**
 * The learner's program in a fresh child process, as one test sees it.
 *
 * <pre>{@code
 * @Trial
 * class EchoUntilEofHidden {
 *   @Test
 *   @DisplayName("HALF: what was sent before the half-close comes back")
 *   void half(Submission submission) {
 *     Remote door = submission.listener();
 *     Call handle = submission.callWithCaller("handle", door);
 *     submission
 *         .play(submission.dial(door.address()).named("HALF").send("abc").halfClose()
 *             .expect("abc").thenEndOfStream())
 *         .otherwise("Not all came back.", "Write n bytes, not the whole buffer.");
 *     handle.returns("handle did not return.", "Close the socket after read returned -1.");
 *   }
 * }
 * }</pre>
 *
 * <p>Arguments are the values of {@link loopbook.judge.call.Codec}, {@link Remote}s, {@link
 * Recorded} callbacks, and lists of those. All durations are for a quiet machine and are scaled.
 */
public final class Submission implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Guest guest;
  private final String type;
  private final Tempo tempo;
  private final Proceedings proceedings;
  private final Outside outside;

  private Submission(Guest guest, String type, Tempo tempo, Witness witness) {
    this.guest = guest;
    this.type = type;
    this.tempo = tempo;
    this.proceedings = new Proceedings(witness);
    this.outside = new Outside(this, guest.process());
  }

  static Submission load(
      Guest guest, String type, Map<String, byte[]> classes, Tempo tempo, Witness witness) {
    guest.process().begin();
    Submission submission = new Submission(guest, type, tempo, witness);
    submission.prepare(new Operation.Load(classes));
    submission.outside.remember();
    return submission;
  }

  // calls of the learner's code

  /** Begins a call of a static method. */
  public Call call(String method, @Nullable Object... arguments) {
    return begin(
        method, new Operation.CallStatic(type, method, Plain.of(Arrays.asList(arguments))));
  }

  /**
   * Begins a call of a static method with the next connection of the door as its first argument;
   * the door closes behind it.
   */
  public Call callWithCaller(String method, Remote door, @Nullable Object... rest) {
    return begun(method, new NextCaller(guest, door).then(type, method, rest));
  }

  /**
   * The same, where the connection has a send buffer of so many bytes (SO_SNDBUF; the system may
   * double it): a peer that reads slowly makes {@code write} wait after some tens of kilobytes, and
   * not after some megabytes.
   */
  public Call callWithNarrowCaller(
      String method, Remote door, int sendBuffer, @Nullable Object... rest) {
    return begun(method, new NextCaller(guest, door).narrow(sendBuffer).then(type, method, rest));
  }

  /** Makes an instance of the class; its constructor must not take long. */
  public Remote construct(@Nullable Object... arguments) {
    return remote(prepare(new Operation.Construct(type, Plain.of(Arrays.asList(arguments)))));
  }

  /** Begins a constructor of the class, where that may fail. */
  public Call constructing(@Nullable Object... arguments) {
    return begin("new " + type, new Operation.Construct(type, Plain.of(Arrays.asList(arguments))));
  }

  /**
   * Begins a server: a static method that takes a bound listener, or a datagram socket, and runs
   * until that closes.
   */
  public Service serve(String method, Remote listener, @Nullable Object... rest) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(listener);
    arguments.addAll(Arrays.asList(rest));
    Call call = call(method, arguments.toArray());
    Service service = new Service(this, method, listener, call, outside);
    proceedings.add(service);
    return service;
  }

  // things of the child's

  /** A {@code ServerSocket} of the child's on a free port of 127.0.0.1. */
  public Remote listener() {
    return listener(InetAddress.getLoopbackAddress());
  }

  /** A {@code ServerSocket} of the child's on a free port of that address, with a large backlog. */
  public Remote listener(InetAddress address) {
    return make("java.net.ServerSocket", 0, 500, address);
  }

  /** A {@code ServerSocketChannel} of the child's on a free port of 127.0.0.1. */
  public Remote channelListener() {
    Remote channel = remote(prepareStatic("java.nio.channels.ServerSocketChannel", "open"));
    channel.get("bind", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    return channel;
  }

  /** A {@code DatagramSocket} of the child's on a free port of 127.0.0.1. */
  public Remote datagrams() {
    return make("java.net.DatagramSocket", 0, InetAddress.getLoopbackAddress());
  }

  /** A {@code DatagramSocket} like that, whose first sends throw an {@code IOException}. */
  public Remote failingDatagrams(int failures) {
    return make(
        "loopbook.judge.child.FailingDatagramSocket", InetAddress.getLoopbackAddress(), failures);
  }

  /**
   * An {@code OutputStream} of the child's into memory, {@code toByteArray}, that holds all writes
   * until {@code open} and then, for so long, lets other threads come between the writes of one.
   */
  public Remote contestedOutput(Duration contest) {
    return make("loopbook.judge.child.ContestedOutputStream", contest);
  }

  /** A {@code Socket} of the child's, connected to a peer. */
  public Remote connected(InetSocketAddress peer) {
    return make("java.net.Socket", peer.getAddress(), peer.getPort());
  }

  /** A blocking {@code SocketChannel} of the child's, connected to a peer. */
  public Remote connectedChannel(InetSocketAddress peer) {
    return remote(prepareStatic("java.nio.channels.SocketChannel", "open", peer));
  }

  /** An object of a class of the JDK's in the child. */
  public Remote make(String jdkType, @Nullable Object... arguments) {
    return remote(prepare(new Operation.Construct(jdkType, Plain.of(Arrays.asList(arguments)))));
  }

  /** What a static method of the JDK's gives in the child, {@code java.nio.ByteBuffer.wrap}. */
  public @Nullable Object prepareStatic(
      String jdkType, String method, @Nullable Object... arguments) {
    return value(
        prepare(new Operation.CallStatic(jdkType, method, Plain.of(Arrays.asList(arguments)))));
  }

  /** An object of an interface that records its calls and answers them in turn. */
  public Recorded callback(String interfaceType, Answer... answers) {
    return new Recorded(
        this, remote(prepare(new Operation.Callback(interfaceType, List.of(answers)))));
  }

  /** A constant of an enum that is nested in the class. */
  public Constant constant(String nested, String name) {
    return new Constant(type + "$" + nested, name);
  }

  /** A record that is nested in the class, from names and values in turn. */
  public Fields fields(String nested, @Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> components = new LinkedHashMap<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      components.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return new Fields(type + "$" + nested, components);
  }

  /** Makes a language the child's default, {@code tr-TR}. */
  public void locale(String tag) {
    Object locale =
        prepare(new Operation.CallStatic("java.util.Locale", "forLanguageTag", List.of(tag)));
    prepare(
        new Operation.CallStatic(
            "java.util.Locale", "setDefault", Plain.of(List.of(remote(locale)))));
  }

  // time

  /** How long to wait on this machine for what takes so long at most on a quiet one. */
  public Duration scaled(Duration quiet) {
    return tempo.scaled(quiet);
  }

  /** One second of a quiet machine: the usual limit of a wait. */
  public Duration patience() {
    return scaled(PATIENCE);
  }

  // peers

  /** A peer that dials, whose waits have the usual limit. */
  public Caller dial(InetSocketAddress address) {
    return Peer.dial(address).within(patience()).before(proceedings::played);
  }

  /** A peer that listens on 127.0.0.1, whose waits have the usual limit. */
  public Host host() {
    return Peer.listen().within(patience()).before(proceedings::played);
  }

  /** A datagram peer that writes to that address, whose waits have the usual limit. */
  public Mail mail(InetSocketAddress address) {
    return Peer.mail(address).within(patience()).before(proceedings::played);
  }

  /** A datagram peer that waits for who writes to it, whose waits have the usual limit. */
  public Mail mailbox() {
    return Peer.mailbox().within(patience()).before(proceedings::played);
  }

  /**
   * Lets a peer act its script out to the end, and hangs up. Where the learner's code was is looked
   * up before that. The test ends, with sentences that follow, unless the script was kept to.
   */
  public Check play(Caller peer) {
    try (Act act = peer.start()) {
      return check(act);
    }
  }

  /**
   * The same for a program that rightly hangs up after such a silence. A peer that was itself
   * silent for nearly as long, as on a busy machine, plays again.
   */
  public Check play(Caller peer, Duration silence) {
    return Punctual.play(this, peer, silence);
  }

  /** The same for a datagram peer. */
  public Check play(Mail peer) {
    try (Act act = peer.start()) {
      return check(act);
    }
  }

  /** The same for an act that has been started; it goes on to the end, and stays open. */
  public Check check(Act act) {
    return new Check(this, act.all(), Optional.of(act.address()));
  }

  /** The same for what was heard; where the learner's code was may be over by then. */
  public Check check(Heard heard) {
    return check(List.of(heard));
  }

  /** The same for several connections; the first that left its script is shown. */
  public Check check(List<Heard> heard) {
    return new Check(this, heard, Optional.empty());
  }

  // verdicts

  /** Ends the test with a finding. */
  public Failure fail(String message, String next, Detail... details) {
    return failure(Finding.Kind.WRONG, message, List.of(details), next, Symptoms.NONE);
  }

  /** Ends the test unless the two are the same; arrays are compared by content. */
  public void same(
      @Nullable Object expected, @Nullable Object received, String message, String next) {
    if (!java.util.Objects.deepEquals(expected, received)) {
      throw proceedings.unequal(expected, received, message, next, this::waiting);
    }
  }

  /** What can be seen from outside the child; nothing where the system shows nothing. */
  public Outside outside() {
    return outside;
  }

  Proceedings proceedings() {
    return proceedings;
  }

  Failure failure(
      Finding.Kind kind, String message, List<Detail> details, String next, Symptoms symptoms) {
    return proceedings.failure(kind, message, details, next, symptoms, this::waiting);
  }

  /** What those of the learner's threads do that are in the learner's code. */
  List<Waiting> waiting() {
    return guest.waiting();
  }

  /** What lies unflushed in buffers of output streams, as bytes, and of writers, as text. */
  List<Object> unwritten() {
    return guest.unwritten();
  }

  /** What a method without arguments gives, if the child still answers. */
  Optional<Object> ask(Remote on, String method) {
    return guest.ask(new Operation.CallOn(on.handle(), method, List.of()), Guest.OWN).orElse(null)
            instanceof Message.Result result
        ? Optional.ofNullable(result.value())
        : Optional.empty();
  }

  Call begin(String method, Operation operation) {
    return begun(method, guest.call(operation));
  }

  private Call begun(String method, CompletableFuture<Message> answer) {
    Call call = new Call(this, method, answer, patience());
    proceedings.add(call);
    return call;
  }

  @Nullable Object prepare(Operation operation) {
    return prepare(operation, Guest.OWN.plus(patience()));
  }

  /** Does what must work; if not, it is the child's end or our fault. */
  @Nullable Object prepare(Operation operation, Duration limit) {
    Optional<Message> answer = guest.ask(operation, limit);
    if (answer.isPresent() && answer.get() instanceof Message.Result result) {
      return result.value();
    }
    throw new Unprepared(operation, answer);
  }

  @Nullable Object value(@Nullable Object plain) {
    return plain instanceof Handle handle ? new Remote(this, handle) : plain;
  }

  /** What {@link #prepareStatic} gave, as the object that stays in the child. */
  public Remote remote(@Nullable Object plain) {
    if (plain instanceof Remote remote) {
      return remote;
    }
    if (plain instanceof Handle handle) {
      return new Remote(this, handle);
    }
    throw new IllegalStateException("no object came, but " + Preview.of(plain));
  }

  /** At the end of a test that went well: the program must still be there. */
  void finish() {
    if (guest.hasEnded()) {
      throw new Unprepared(new Operation.Lines(Duration.ZERO), Optional.empty());
    }
  }

  /** A test's failure in the light of what became of the child. */
  Throwable explained(Throwable thrown) {
    Finding before = thrown instanceof Failure failure ? failure.finding() : null;
    if (!guest.hasEnded()) {
      if (before != null && proceedings.ranOutOfMemory(guest.uncaught())) {
        return new Failure(Endings.outOfMemory(before.details()));
      }
      return thrown instanceof Failure failure ? proceedings.named(failure) : thrown;
    }
    return new Failure(Endings.finding(guest, guest.ending(), before));
  }

  /** Kills the child. */
  @Override
  public void close() {
    guest.close();
  }
}
