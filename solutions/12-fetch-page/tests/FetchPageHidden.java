package ex12;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import loopbook.judge.call.Fields;
import loopbook.judge.call.Thrown;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Check;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.DeadEnd;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Host;
import loopbook.peer.Miss;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class FetchPageHidden {
  private static final String HOST = "example.test:7000";
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String PROTOCOL = "java.net.ProtocolException";
  private static final String TIMEOUT = "java.net.SocketTimeoutException";
  private static final String HEADERS =
      "Names in lower case, whatever language the machine is set to; values in ISO-8859-1, without"
          + " the spaces and tabs around them, from the first colon on.";
  private static final String READ_ON =
      "One read may give less than the answer, or end anywhere in it: read on, byte by byte through a"
          + " buffer, until the empty line.";

  private String path = "";

  @BeforeEach
  void drawPath(Inputs inputs) {
    path = "/a%20" + inputs.word(4) + "?of=" + inputs.number(1, 9);
  }

  @Test
  @Order(1)
  @DisplayName("a page with a length: status, headers, body")
  void page(Submission submission, Inputs inputs) {
    Content body = Content.text(inputs.word(5) + "\n");
    Content answer =
        Content.join(
            Content.text(OK + "Content-Type: text/plain\r\nContent-Length: 6\r\n\r\n"), body);
    fetched(
        submission,
        "a server",
        server -> server.send(answer),
        200,
        Map.of("content-type", "text/plain", "content-length", "6"),
        body,
        "A plain answer in one piece was not returned as the page that it is.",
        "Head and body come together: what is behind the empty line is the body already.");
  }

  @Test
  @Order(2)
  @DisplayName("without a length the end of the stream ends the body; 404 is a page")
  void withoutLength(Submission submission, Inputs inputs) {
    String server = inputs.word();
    List<String> pieces = List.of(inputs.word(2) + " ", inputs.word(4) + " ", inputs.word(4));
    fetched(
        submission,
        "a server that tells no length",
        host ->
            host.sendPieces(
                    Content.text(
                        "HTTP/1.1 404 Not Found\r\nServer: " + server + "\r\n\r\n" + pieces.get(0)),
                    Content.text(pieces.get(1)))
                .send(pieces.get(2)),
        404,
        Map.of("server", server),
        Content.text(String.join("", pieces)),
        "An answer without Content-Length was not returned up to the end of the stream.",
        "Without a length read on until read returns -1; leave it to the caller what a 404 means.");
    fetched(
        submission,
        "a server of few words",
        host -> host.send("HTTP/1.1 200 OK\r\n\r\n"),
        200,
        Map.of(),
        Content.text(""),
        "An answer without headers and without a body was not returned as the page that it is.",
        "No header and no byte of body are fine: the empty line is there.");
  }

  @Test
  @Order(3)
  @DisplayName("DRIP: one byte at a time, and the empty line cut at every place")
  void drip(Submission submission, Inputs inputs) {
    String head = OK + "Content-Length: 9\r\n\r\n";
    Content body = Content.text(inputs.word(4) + "\r\n" + inputs.word(3));
    Content answer = Content.join(Content.text(head), body);
    Map<String, String> headers = Map.of("content-length", "9");
    String message =
        "The answer came one byte at a time and was not returned as the page that it is.";
    fetched(submission, "DRIP", s -> s.drip(answer), 200, headers, body, message, READ_ON);
    for (int cut = head.length() - 4; cut <= head.length(); cut++) {
      int at = cut;
      fetched(
          submission,
          "DRIP, cut after byte " + at,
          server -> server.sendPieces(answer.part(0, at), answer.part(at, answer.length())),
          200,
          headers,
          body,
          "The answer was cut in two at its empty line and was not returned as the page that it is.",
          READ_ON);
    }
  }

  @Test
  @Order(4)
  @DisplayName("the body is any bytes: empty lines and 80 to FF hex")
  void body(Submission submission, Inputs inputs) {
    String end = inputs.word(3) + "\n\n" + inputs.word(5) + "\r\n\r\n";
    Content lines = Content.text("\r\n\r\n" + inputs.word(3) + "\r\n\r\n" + end);
    String first = "The head ends at the first empty line, and there only.";
    for (boolean told : new boolean[] {true, false}) {
      bodyComes(
          submission,
          "a server whose page has empty lines",
          lines,
          told,
          "The body holds empty lines, and was not returned as it was sent.",
          first);
    }
    int[] values = new int[256];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    String bytes = "Keep the body an array of bytes: no String, no Reader.";
    for (boolean told : new boolean[] {true, false}) {
      bodyComes(
          submission,
          "a server with a page of all byte values",
          Content.hex(values),
          told,
          "The body holds all 256 byte values, and was not returned as it was sent.",
          bytes);
    }
    bodyComes(
        submission,
        "a server with a page of 50 000 bytes",
        Content.pattern(50_000),
        true,
        "A body of 50 000 bytes was not returned as it was sent.",
        READ_ON);
  }

  @Test
  @Order(5)
  @DisplayName("headers: names in lower case, values as they are, ISO-8859-1")
  void headers(Submission submission, Inputs inputs) {
    String id = String.valueOf(inputs.number(10, 99));
    String location = "http://h:1/" + inputs.word(1) + ": " + inputs.word(1);
    String name = inputs.word(3);
    submission.locale("tr-TR");
    Content answer =
        Content.join(
            Content.text(OK + "X-ID:" + id + "\r\nLocation: \t " + location + " \t\r\n"),
            Content.text("Empty:\r\nX-Name: " + name),
            Content.hex(0xE9),
            Content.text("\r\nCONTENT-LENGTH: 2\r\n\r\nok"));
    fetched(
        submission,
        "a server with odd headers, on a machine set to Turkish",
        server -> server.send(answer),
        200,
        new TreeMap<>(
            Map.of(
                "x-id",
                id,
                "location",
                location,
                "empty",
                "",
                "x-name",
                name + "\u00e9",
                "content-length",
                "2")),
        Content.text("ok"),
        "The headers were not returned as the task says.",
        "Split at the first colon; lower case with a fixed locale; decode as ISO-8859-1.");
  }

  @Test
  @Order(6)
  @DisplayName("TRUNC: the stream ends inside the head")
  void truncatedHead(Submission submission) {
    String head = OK + "Server: x\r\n\r\n";
    for (int length :
        new int[] {5, 17, 24, head.length() - 3, head.length() - 2, head.length() - 1}) {
      fails(
          submission,
          "TRUNC, after byte " + length + " of a head of " + head.length(),
          server -> server.send(head.substring(0, length)).halfClose().thenGone(),
          PROTOCOL,
          "The stream ended before the empty line",
          "Without the empty line there is no page: if read returns -1 before it, throw a"
              + " ProtocolException.");
    }
  }

  @Test
  @Order(7)
  @DisplayName("TRUNC: the body is shorter than announced")
  void shortBody(Submission submission) {
    for (String length :
        List.of("CONTENT-LENGTH: 4", "content-length: 2147483647", "Content-Length: 99999999999")) {
      fails(
          submission,
          "TRUNC, with " + length,
          server -> server.send(OK + length + "\r\n\r\nabc").halfClose().thenGone(),
          PROTOCOL,
          "Three bytes of body came where more were announced",
          "Look up content-length whatever its letters were, be ready for any number of digits,"
              + " compare it with what came, and make no array of its size.");
    }
  }

  @Test
  @Order(8)
  @DisplayName("RSTDATA: a reset in the middle of the answer")
  void reset(Submission submission) {
    for (String head : List.of(OK, OK + "Content-Length: 9\r\n\r\nabc", OK + "\r\nabc")) {
      Thrown thrown =
          fails(
              submission,
              "RSTDATA, after " + Content.text(head),
              server -> server.send(head).untilConsumed().reset(),
              "java.io.IOException",
              "The server reset the connection in the middle of its answer",
              "Let the exception that read throws pass: a reset is no end of a body.");
      noTimeout(submission, thrown, "The server reset the connection");
    }
  }

  @Test
  @Order(9)
  @DisplayName("EARLY: the server hangs up before it was asked")
  void early(Submission submission) {
    Thrown thrown =
        fails(
            submission,
            submission.host().named("EARLY").hangUp(),
            "java.io.IOException",
            "The server hung up without an answer",
            "Let the exception of a failed write or read pass; for the end of the stream throw one.");
    noTimeout(submission, thrown, "The server hung up");
  }

  @Test
  @Order(10)
  @DisplayName("SILENT: 500 ms without a byte are too long, wherever they come")
  void silent(Submission submission) {
    String next = "Give each read a limit of 500 ms: the socket has a setting for that.";
    try (Act first = silent(submission, "SILENT, without a byte", "");
        Act second = silent(submission, "SILENT, in the head", OK + "Serv");
        Act third =
            silent(submission, "SILENT, in the body", OK + "Content-Length: 9\r\n\r\nabc")) {
      List<Act> acts = List.of(first, second, third);
      List<Call> calls = acts.stream().map(act -> fetch(submission, act)).toList();
      for (int i = 0; i < acts.size(); i++) {
        calls
            .get(i)
            .within(Duration.ofMillis(1200))
            .throwing(
                TIMEOUT,
                "The server fell silent, and `fetch` did not throw a SocketTimeoutException.",
                next);
        asked(submission.check(acts.get(i)), "The server fell silent")
            .otherwise(
                "The server fell silent, and more was sent to it.", "Send the request once.");
      }
    }
  }

  @Test
  @Order(11)
  @DisplayName("BLACKHOLE: 500 ms are the limit of connecting, too")
  void blackhole(Submission submission) {
    try (DeadEnd nowhere = DeadEnd.blackhole()) {
      submission
          .call("fetch", nowhere.address(), HOST, path)
          .within(Duration.ofMillis(1000))
          .throwing(
              TIMEOUT,
              "Connecting is not answered, and `fetch` did not throw a SocketTimeoutException.",
              "The limit of reads is none for connecting: connect has a limit of its own.");
    }
  }

  @Test
  @Order(12)
  @DisplayName("SLOWDRIP: an answer that comes slowly is not cut off")
  void slowly(Submission submission, Inputs inputs) {
    Content body = Content.text(inputs.word(8));
    Content head = Content.text(OK + "Content-Length: 8\r\n\r\n");
    for (int i = 0; ; i++) {
      try (Act server =
          asked(submission, "SLOWDRIP, a byte every 100 ms")
              .send(head)
              .dripSlowly(body, Duration.ofMillis(100))
              .halfClose()
              .thenGone()
              .start()) {
        Call fetch = fetch(submission, server);
        Heard heard = server.heard();
        // on a busy machine the peer itself may pause for too long: that says nothing about fetch
        Duration paused = heard.longestPause(Event.Kind.SENT, Event.Kind.HALF_CLOSED);
        if (i < 5 && paused.toMillis() > 300) {
          continue;
        }
        Object page =
            fetch.returns(
                "The answer came a byte every 100 ms, and `fetch` did not return it.",
                "The 500 ms count from the last byte: begin them anew with each one.");
        submission.same(
            body.kept().head(),
            page instanceof Fields fields ? fields.get("body") : null,
            "The answer came a byte every 100 ms, and its body was not returned as it was sent.",
            READ_ON);
        return;
      }
    }
  }

  @Test
  @Order(13)
  @DisplayName("LONG: a head of more than 64 KiB")
  void longHead(Submission submission) {
    Content filler = Content.repeat("X-Filler: 0123456789\r\n", 2_700);
    fetchedBody(
        submission,
        "a server with a head of 59 KB",
        server ->
            server.send(
                Content.join(
                    Content.text(OK),
                    Content.repeat("x", 59_000),
                    Content.text(": y\r\nContent-Length: 2\r\n\r\nok"))),
        Content.text("ok"),
        "A head of 59 KB was not read.",
        "Up to 65 536 bytes are allowed.");
    String next = "Count the bytes of the head, and throw a ProtocolException at the limit.";
    fails(
        submission,
        "LONG, a head of 69 KB",
        server ->
            server
                .pour(
                    Content.join(
                        Content.text(OK),
                        filler,
                        Content.repeat("x", 10_000),
                        Content.text(": y\r\nContent-Length: 2\r\n\r\nok")))
                .halfClose()
                .thenGone(),
        PROTOCOL,
        "A head of 69 KB came",
        next);
    fails(
        submission,
        "LONG, a header without an end",
        server -> server.send(OK + "X: ").pour(Content.repeat("x", 200_000_000)).thenGone(),
        PROTOCOL,
        "A header without an end came",
        next);
  }

  @Test
  @Order(14)
  @DisplayName("GARBAGE: no status line, no header, no length")
  void garbage(Submission submission) {
    for (String head :
        List.of(
            "220 mail.example.test ready\r\n\r\n",
            "HTTP/1.1 OK\r\n\r\n",
            "\r\n\r\n",
            OK + "Server: x\r\nno header at all\r\n\r\n",
            OK + "Content-Length: ten\r\n\r\n0123456789",
            OK + "Content-Length: -1\r\n\r\n",
            OK + "Content-Length:\r\n\r\n")) {
      fails(
          submission,
          "GARBAGE, " + Content.text(head),
          server -> server.send(head).halfClose().thenGone(),
          PROTOCOL,
          "Something came that is no answer of HTTP",
          "Check the status line, the colon of each header and the digits of content-length; throw a"
              + " ProtocolException and nothing else.");
    }
  }

  private Host asked(Submission submission, String name) {
    String lines = "GET " + path + " HTTP/1.1\r\nHost: " + HOST + "\r\nConnection: close\r\n\r\n";
    return submission.host().named(name).expect(lines);
  }

  private Act silent(Submission submission, String name, String before) {
    Host host = asked(submission, name).within(submission.scaled(Duration.ofMillis(1500)));
    return (before.isEmpty() ? host : host.send(before)).thenGone().start();
  }

  private Call fetch(Submission submission, Act server) {
    return submission.call("fetch", server.address(), HOST, path);
  }

  private void bodyComes(
      Submission submission, String name, Content body, boolean told, String message, String next) {
    String head = OK + (told ? "Content-Length: " + body.length() + "\r\n" : "") + "\r\n";
    fetchedBody(
        submission,
        name,
        server -> server.send(Content.join(Content.text(head), body)),
        body,
        message,
        next);
  }

  private void fetched(
      Submission submission,
      String name,
      UnaryOperator<Host> answer,
      int status,
      Map<String, String> headers,
      Content body,
      String message,
      String next) {
    Fields page = fetchedBody(submission, name, answer, body, message, next);
    submission.same(status, page.get("status"), "The page came with another status.", next);
    if (page.get("headers") instanceof Map<?, ?> came) {
      headers.forEach(
          (header, value) ->
              submission.same(
                  value,
                  came.get(header),
                  "The page has no header `" + header + "` with the value that was sent.",
                  HEADERS));
    }
    submission.same(headers, page.get("headers"), "The page came with other headers.", HEADERS);
  }

  private Fields fetchedBody(
      Submission submission,
      String name,
      UnaryOperator<Host> answer,
      Content body,
      String message,
      String next) {
    Host host = answer.apply(asked(submission, name)).halfClose().thenGone();
    return ends(
        submission,
        host,
        message,
        next,
        (fetch, server) -> {
          Check check = asked(submission.check(server), "The answer was complete");
          if (fetch.returns(message, next) instanceof Fields page) {
            submission.same(body.kept().head(), page.get("body"), message, next);
            check.otherwise("`fetch` hung up before the answer was complete.", READ_ON);
            return page;
          }
          throw submission.fail("`fetch` returned no page.", "Return a new Page.");
        });
  }

  private Thrown fails(
      Submission submission,
      String name,
      UnaryOperator<Host> answer,
      String type,
      String happened,
      String next) {
    return fails(submission, answer.apply(asked(submission, name)), type, happened, next);
  }

  private Thrown fails(
      Submission submission, Host host, String type, String happened, String next) {
    String message =
        happened
            + ", and `fetch` did not throw "
            + (type.equals(PROTOCOL) ? "a ProtocolException." : "an IOException.");
    return ends(
        submission,
        host,
        message,
        next,
        (fetch, server) -> {
          Thrown thrown = fetch.throwing(type, message, next);
          asked(submission.check(server), happened)
              .otherwise(
                  happened + ", and before that `fetch` hung up.",
                  "Read until you know what is wrong, and close then.");
          return thrown;
        });
  }

  /**
   * Lets it end, and looks at how. On a busy machine the peer itself may pause for 500 ms: then the
   * timeout is right, and it is tried again.
   */
  private <T> T ends(
      Submission submission,
      Host host,
      String message,
      String next,
      BiFunction<Call, Act, T> verdict) {
    for (int left = 4; ; left--) {
      try (Act server = host.start()) {
        Call fetch = fetch(submission, server);
        Optional<Thrown> thrown = fetch.within(Duration.ofSeconds(4)).ends(message, next);
        if (left == 0 || thrown.filter(t -> t.is(TIMEOUT)).isEmpty()) {
          return verdict.apply(fetch, server);
        }
      }
    }
  }

  private static void noTimeout(Submission submission, Thrown thrown, String happened) {
    if (thrown.is(TIMEOUT)) {
      throw submission.fail(
          happened + ", and `fetch` took that for silence.",
          "Read, and an end of the connection shows at once.");
    }
  }

  private static Check asked(Check check, String happened) {
    return check
        .when(
            "`fetch` did not connect to the server.",
            "Open a socket to the address that you were given.",
            Miss.Kind.NO_CALLER)
        .when(
            happened + ", and the connection is still open.",
            "Close the socket on every path: make it the resource of a try.",
            Miss.Kind.STILL_OPEN)
        .when(
            "The server did not get the request as the task shows it.",
            "Send the three lines and an empty one, each ended by CR LF, and nothing else.",
            Miss.Kind.DIFFERENT,
            Miss.Kind.TOO_LATE,
            Miss.Kind.TOO_MUCH,
            Miss.Kind.ENDED,
            Miss.Kind.RESET);
  }
}
