package ex32;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import loopbook.judge.trial.Check;
import loopbook.judge.trial.Detail;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Outside;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Content;
import loopbook.peer.Heard;
import loopbook.peer.Malformed;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Trial
class FileServerHidden {
  private static final String ASK = "GET hello.txt\n";
  private static final int LONGEST_REASON = 2000;
  private static final long BIG = 300_000_000;
  private static final String INSIDE =
      "Ask the system where the path really leads (toRealPath), and compare paths, not texts, with"
          + " the real root.";

  private String hello;
  private String page;
  private String two;

  @BeforeEach
  void texts(Inputs inputs) {
    hello = inputs.word(5) + "\n";
    page = inputs.word(4) + "\n";
    two = inputs.word(3) + "\n";
  }

  @Test
  @Order(1)
  @DisplayName("files come whole, one request after the other")
  void serves(Submission submission, @TempDir Path folder) throws IOException {
    Path root = site(folder);
    byte[] values = new byte[512];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i < 256 ? i : 511 - i);
    }
    Files.write(root.resolve("bytes.bin"), values);
    Service service = submission.serve("serve", submission.listener(), root);
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client with three requests")
                .send(ASK)
                .expect(ok(hello))
                .send("GET sub/deep/page.txt\n")
                .expect(ok(page))
                .send(ASK)
                .expect(ok(hello))
                .halfClose()
                .thenEndOfStream())
        .when(
            "After its last request the client ended its stream, and the connection stayed open.",
            "When read returns -1 close the connection.",
            Miss.Kind.STILL_OPEN)
        .otherwise(
            "Three files were asked for on one connection, and did not all come.",
            "After the last byte of a file go back to reading the next request.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client that wants an empty file")
                .send("GET empty.txt\n")
                .expect("OK 0\n")
                .send(ASK)
                .expect(ok(hello)))
        .otherwise(
            "An empty file was asked for, and the answer was not OK 0 and nothing else.",
            "A file of no bytes exists: ask whether it is there, not whether it has a length.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client that wants all byte values")
                .send("GET bytes.bin\n")
                .expect(Content.join(Content.text("OK 512\n"), Content.bytes(values)))
                .send(ASK)
                .expect(ok(hello)))
        .otherwise(
            "The bytes that came, or their number, are not those of the file.",
            "Copy bytes as they are: no String and no Reader between the file and the socket.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client that wants a name with a space")
                .send("GET two words.txt\n")
                .expect(ok(two)))
        .otherwise(
            "A file whose name has a space in it did not come.",
            "The name is everything behind the first space, up to the LF.");
  }

  @Test
  @Order(2)
  @DisplayName("DRIP and GLUE: requests in pieces, and two in one piece")
  void pieces(Submission submission, @TempDir Path folder) throws IOException {
    Service service = submission.serve("serve", submission.listener(), site(folder));
    submission
        .play(
            submission
                .dial(service.address())
                .named("DRIP")
                .drip("GET sub/deep/page.txt\n")
                .expect(ok(page)))
        .otherwise(
            "A request came one byte at a time and was not answered as one.",
            "A read may return a piece of a line: collect bytes until LF.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("GLUE")
                .send(ASK + "GET sub/deep/page.txt\n" + ASK)
                .expect(ok(hello) + ok(page) + ok(hello)))
        .otherwise(
            "Three requests came in one piece, and not all of them were answered, in their order.",
            "What was read beyond an LF belongs to the next request: keep one buffer for the whole"
                + " connection.");
  }

  @Test
  @Order(3)
  @DisplayName("HALF: a rest without LF gets no answer")
  void tail(Submission submission, @TempDir Path folder) throws IOException {
    Service service = submission.serve("serve", submission.listener(), site(folder));
    submission
        .play(
            submission
                .dial(service.address())
                .named("HALF, in its second request")
                .send(ASK + "GET hello.txt")
                .halfClose()
                .expect(ok(hello))
                .thenEndOfStream())
        .when(
            "The stream ended in the middle of a request, and that was answered, too.",
            "Only an LF makes a request complete (a reader's readLine hides that); at the end of"
                + " the stream close without a word.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "The stream ended behind a request and a rest; not exactly the request was answered.",
            "Answer what is complete, then close.");
    submission.dial(service.address()).named("EARLY").hangUp().play();
    good(submission, service, "a client after EARLY");
  }

  @Test
  @Order(4)
  @DisplayName("what is no file is an ERR, and the connection goes on")
  void missing(Submission submission, @TempDir Path folder) throws IOException {
    Service service = submission.serve("serve", submission.listener(), site(folder));
    String nothing = "There is no file of that name, and the answer was not ERR.";
    String look = "Only what is there, and is a regular file, is answered with OK.";
    for (String name : new String[] {"none.txt", "sub/none.txt", "none/hello.txt"}) {
      refused(submission, service, "who asks for a missing file", name, nothing, look);
    }
    refused(submission, service, "who takes a file for a folder", "hello.txt/x.txt", nothing, look);
    String folders = "A folder was asked for, and the answer was not ERR.";
    refused(submission, service, "who asks for a folder", "sub", folders, look);
    refused(submission, service, "who asks for an empty name", "", folders, look);
    for (String line : new String[] {"PUT hello.txt", "GET", "", "hello.txt"}) {
      refused(
          submission,
          service,
          "who sends another request",
          Content.text(line + "\n"),
          "A line that does not begin with GET and a space was not answered with ERR.",
          "Look at the first four bytes of the line before you take the rest for a name.");
    }
  }

  @Test
  @Order(5)
  @DisplayName("TRAVERSE: .. does not lead out of root")
  void traverse(Submission submission, @TempDir Path folder) throws IOException {
    Service service = submission.serve("serve", submission.listener(), site(folder));
    String[] names = {
      "../secret.txt",
      "../none.txt",
      "sub/../../secret.txt",
      "none/../../secret.txt",
      "sub/deep/../../../secret.txt",
      "..\\secret.txt",
      "..",
      "../site-evil/../secret.txt"
    };
    for (String name : names) {
      refused(
          submission,
          service,
          "TRAVERSE",
          name,
          "A name with .. in it led out of root, and the answer was not ERR.",
          INSIDE);
    }
    refused(
        submission,
        service,
        "TRAVERSE",
        "../site-evil/secret.txt",
        "The folder site-evil is not in the folder site, and the answer was not ERR.",
        "A path that begins with the same letters is not below root: compare paths element by"
            + " element.");
    good(submission, service, "a client after TRAVERSE");
  }

  @Test
  @Order(6)
  @DisplayName("TRAVERSE: a symbolic link does not lead out of root")
  void links(Submission submission, @TempDir Path folder) throws IOException {
    Path root = site(folder);
    link(root.resolve("link.txt"), folder.resolve("secret.txt"));
    link(root.resolve("near.txt"), Path.of("../secret.txt"));
    link(root.resolve("door"), folder);
    link(root.resolve("twin"), folder.resolve("site-evil"));
    link(root.resolve("nowhere.txt"), folder.resolve("none.txt"));
    link(root.resolve("round.txt"), root.resolve("round.txt"));
    Service service = submission.serve("serve", submission.listener(), root);
    for (String name :
        new String[] {
          "link.txt", "near.txt", "door/secret.txt", "door", "twin/secret.txt", "sub/../link.txt"
        }) {
      refused(
          submission,
          service,
          "TRAVERSE, through a symbolic link",
          name,
          "A symbolic link in root leads out of it, and the answer was not ERR.",
          INSIDE);
    }
    for (String name : new String[] {"nowhere.txt", "round.txt"}) {
      refused(
          submission,
          service,
          "TRAVERSE, a link to nothing",
          name,
          "A symbolic link leads to no file at all, and the answer was not ERR.",
          "Any exception of opening a file is an ERR, not the end of the connection.");
    }
    good(submission, service, "a client after the links");
  }

  @Test
  @Order(7)
  @DisplayName("TRAVERSE and BADUTF8: full names, NUL, and bytes that are no UTF-8")
  void oddNames(Submission submission, @TempDir Path folder) throws IOException {
    Path root = site(folder);
    Service service = submission.serve("serve", submission.listener(), root);
    String inside = root.toRealPath().resolve("hello.txt").toString();
    for (String name : new String[] {folder.resolve("secret.txt").toString(), "/etc/hosts"}) {
      refused(
          submission,
          service,
          "TRAVERSE, with a full name",
          name,
          "A name that begins with / led out of root, and the answer was not ERR.",
          "Resolving a full name against root gives the full name: refuse it before that.");
    }
    for (String name : new String[] {inside, "/hello.txt", "//hello.txt"}) {
      refused(
          submission,
          service,
          "TRAVERSE, with a full name",
          name,
          "A name that begins with / is always an ERR, and this one was not.",
          "Refuse a full name whatever it leads to, and cut nothing off it.");
    }
    for (String name : new String[] {"hello.txt\0", "hello.txt\0.png", "\0"}) {
      refused(
          submission,
          service,
          "TRAVERSE, with a NUL",
          name,
          "A name with a NUL in it was not answered with ERR.",
          "Making a path of such a name throws an InvalidPathException, which is no IOException:"
              + " catch that, too.");
    }
    for (Malformed each : Malformed.utf8()) {
      refused(
          submission,
          service,
          "BADUTF8: " + each.name(),
          Content.join(Content.text("GET hello.t"), each.bytes(), Content.text("xt\n")),
          "A name that is no UTF-8 was not answered with ERR.",
          "Decode with a CharsetDecoder that reports, and answer its exception with ERR.");
    }
    good(submission, service, "a client after all those names");
  }

  @Test
  @Order(8)
  @DisplayName("root in a roundabout way, and behind a symbolic link")
  void roundabout(Submission submission, @TempDir Path folder) throws IOException {
    Path root = site(folder);
    String next = "Find out once where root really is, and compare with that.";
    Service service =
        submission.serve("serve", submission.listener(), root.resolve("../site/sub/.."));
    submission
        .play(hello(submission, service, "a client"))
        .otherwise("root was written as site/../site/sub/.., and its file did not come.", next);
    refused(
        submission, service, "TRAVERSE", "../secret.txt", "A name with .. led out of root.", next);
    Path way = folder.resolve("way");
    link(way, root);
    Service behind = submission.serve("serve", submission.listener(), way);
    submission
        .play(hello(submission, behind, "a client"))
        .otherwise("root is a symbolic link to a folder, and its file did not come.", next);
    refused(
        submission, behind, "TRAVERSE", "../secret.txt", "A name with .. led out of root.", next);
  }

  @Test
  @Order(9)
  @DisplayName("LONG: a name of 255 bytes is good, a longer one is one ERR")
  void longNames(Submission submission, @TempDir Path folder) throws IOException {
    Path root = site(folder);
    Path deep = Files.createDirectories(root.resolve("d".repeat(84)).resolve("e".repeat(84)));
    String longest = "d".repeat(84) + "/" + "e".repeat(84) + "/" + "f".repeat(85);
    Files.writeString(deep.resolve("f".repeat(85)), "long\n");
    Files.writeString(deep.resolve("f".repeat(86)), "longer\n");
    Service service = submission.serve("serve", submission.listener(), root);
    submission
        .play(
            submission
                .dial(service.address())
                .named("a name of 255 bytes")
                .send("GET " + longest + "\n")
                .expect("OK 5\nlong\n"))
        .otherwise(
            "A file whose name has 255 bytes did not come.",
            "255 bytes are allowed; GET, the space and the LF do not count.");
    refused(
        submission,
        service,
        "a name of 256 bytes",
        longest + "f",
        "A name of 256 bytes was not answered with ERR.",
        "255 bytes are the most, whether the file exists or not.");
    for (int length : new int[] {300, 8200, 100_000}) {
      refused(
          submission,
          service,
          "LONG, a name of " + length + " bytes",
          Content.join(Content.text("GET "), Content.repeat("x", length), Content.text("\n")),
          "A name far too long was not answered with one ERR.",
          "Say ERR once, and read on to the LF without keeping or answering the rest.");
    }
    good(submission, service, "a client after LONG");
  }

  @Test
  @Order(10)
  @DisplayName("RST: the client of a file much larger than memory goes away")
  void reset(Submission submission, @TempDir Path folder) throws IOException {
    Path root = site(folder);
    big(root);
    Service service = submission.serve("serve", submission.listener(), root);
    Caller gone =
        submission
            .dial(service.address())
            .named("RST, in the middle of 300 MB")
            .send("GET big.bin\n")
            .expect("OK " + BIG + "\n")
            .expect(Content.repeat("\0", 100_000))
            .reset();
    submission
        .play(gone)
        .otherwise(
            "The beginning of a file of 300 MB did not come.",
            "A file need not fit into memory: copy it through a small array, piece by piece.");
    String next =
        "The client's reset makes write throw: close its file and its socket on that way, too.";
    good(submission, service, "a client after RST");
    Outside outside = submission.outside();
    int before = outside.descriptors();
    for (int i = 0; i < 8; i++) {
      submission.play(gone).otherwise("After a reset the next client was not served.", next);
    }
    outside.settles(
        () -> outside.descriptors() <= before + 2,
        "Clients went away in the middle of a file, and something of theirs is still open.",
        next,
        () -> outside.descriptors() - before + " more open files and sockets than before");
    good(submission, service, "a client after RST");
    service.runs();
  }

  @Test
  @Order(11)
  @DisplayName("SLOWREAD: five megabytes for a slow reader, while others are served")
  void slowReader(Submission submission, Inputs inputs, @TempDir Path folder) throws IOException {
    Path root = site(folder);
    byte[] much = inputs.bytes(5 << 20);
    Files.write(root.resolve("much.bin"), much);
    Service service = submission.serve("serve", submission.listener(), root);
    Moment begun = Moment.named("the first bytes came");
    Moment others = Moment.named("the others were served");
    Caller slow =
        submission
            .dial(service.address())
            .named("SLOWREAD")
            .receiveBuffer(8192)
            .send("GET much.bin\n" + ASK)
            .expect("OK " + much.length + "\n")
            .reach(begun)
            .stopReading()
            .await(others)
            .readSlowly(32 << 10);
    Content file = Content.bytes(much);
    for (int at = 0; at < much.length; at += 1 << 16) {
      slow = slow.expect(file.part(at, Math.min(much.length, at + (1 << 16))));
    }
    try (Act act = slow.expect(ok(hello)).start()) {
      if (begun.await(submission.patience())) {
        submission
            .play(hello(submission, service, "a client beside SLOWREAD"))
            .otherwise(
                "One client does not read its file, and another one was not served.",
                "Writing to a slow client waits: give each client a thread of its own.");
      }
      others.reach();
      submission
          .check(act)
          .otherwise(
              "A slow reader did not get the whole file, or not the one after it.",
              "Write each piece whole, however long it takes, and nothing that is not the file's.");
    }
  }

  @Test
  @Order(12)
  @DisplayName("SILENT: 40 clients that say nothing keep nobody from being served")
  void silent(Submission submission, @TempDir Path folder) throws IOException {
    Service service = submission.serve("serve", submission.listener(), site(folder));
    try (Act act =
        submission
            .dial(service.address())
            .named("SILENT, 40 of them")
            .crowd(40)
            .send("GET hel")
            .start()) {
      act.connected();
      submission
          .play(hello(submission, service, "a client behind 40 SILENT ones"))
          .otherwise(
              "40 clients are connected and say nothing, and the one behind them was not served.",
              "A client must not wait for the others: accept on, and serve them side by side.");
    }
    service.runs();
  }

  @Test
  @Order(13)
  @DisplayName("it waits without work, and ends with its listener")
  void ends(Submission submission, @TempDir Path folder) throws IOException {
    Path root = site(folder);
    big(root);
    Service service = submission.serve("serve", submission.listener(), root);
    good(submission, service, "a client");
    InetSocketAddress address = service.address();
    Caller neverRead =
        submission
            .dial(address)
            .named("NEVERREAD")
            .receiveBuffer(8192)
            .send("GET big.bin\n")
            .expect("OK ")
            .stopReading();
    try (Act silent = submission.dial(address).named("SILENT").start();
        Act waiting =
            submission
                .dial(address)
                .named("SILENT, served before")
                .send(ASK)
                .expect(ok(hello))
                .start();
        Act stuck = neverRead.start()) {
      silent.connected();
      submission.check(waiting).otherwise("A plain client was not served.", "Answer each line.");
      submission.check(stuck).otherwise("A large file was not begun.", "Send OK and its length.");
      service.idles();
      service.stops();
    }
  }

  /** The answer with a file of that text. */
  private static String ok(String text) {
    return "OK " + text.length() + "\n" + text;
  }

  /** A folder with a few files, beside others that are nobody's business. */
  private Path site(Path folder) throws IOException {
    Path root = Files.createDirectory(folder.resolve("site"));
    Files.createDirectories(root.resolve("sub/deep"));
    Files.writeString(root.resolve("hello.txt"), hello);
    Files.writeString(root.resolve("two words.txt"), two);
    Files.writeString(root.resolve("empty.txt"), "");
    Files.writeString(root.resolve("sub/deep/page.txt"), page);
    Files.writeString(folder.resolve("secret.txt"), "secret\n");
    Files.createDirectory(folder.resolve("site-evil"));
    Files.writeString(folder.resolve("site-evil/secret.txt"), "secret\n");
    return root;
  }

  /** A file of zeros that takes next to no room on the disk. */
  private static void big(Path root) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("big.bin").toFile(), "rw")) {
      file.setLength(BIG);
    }
  }

  private static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no symbolic links here: " + e);
    }
  }

  private Caller hello(Submission submission, Service service, String name) {
    return submission.dial(service.address()).named(name).send(ASK).expect(ok(hello));
  }

  private void good(Submission submission, Service service, String name) {
    submission
        .play(hello(submission, service, name))
        .otherwise(
            "A good client was not served after what others had done.",
            "What one client does concerns that client only: catch exceptions around one client.");
  }

  private void refused(
      Submission submission, Service service, String peer, String name, String bad, String next) {
    refused(submission, service, peer, Content.text("GET " + name + "\n"), bad, next);
  }

  /** One ERR comes, and then the next request is answered on the same connection. */
  private void refused(
      Submission submission, Service service, String peer, Content line, String bad, String next) {
    Heard heard =
        submission
            .dial(service.address())
            .named(peer)
            .send(line)
            .hearLine(LONGEST_REASON)
            .send(ASK)
            .expect(ok(hello))
            .play();
    String came = heard.text();
    if (!came.isEmpty() && !came.startsWith("ERR ")) {
      throw submission.fail(
          bad,
          next,
          new Detail(Detail.Label.PEER, peer),
          new Detail(Detail.Label.SENT, line.toString()),
          new Detail(Detail.Label.EXPECTED, "\"ERR \" and a reason"),
          new Detail(Detail.Label.RECEIVED, heard.received().quoted()));
    }
    Check check = submission.check(heard);
    if (came.isEmpty()) {
      check.otherwise(bad, next);
    }
    check
        .when(
            "After an ERR the connection did not stay open for the next request.",
            "An ERR is an answer like any other: go on reading after it.",
            Miss.Kind.ENDED,
            Miss.Kind.RESET)
        .when(
            "An ERR came, and the next request on the same connection was not answered.",
            "An ERR is an answer like any other: go on reading after it.",
            Miss.Kind.TOO_LATE)
        .otherwise("After one ERR something else came than the answer to the next request.", next);
  }
}
