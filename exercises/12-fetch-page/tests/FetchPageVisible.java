package ex12;

import java.util.Map;
import loopbook.judge.call.Fields;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class FetchPageVisible {
  private static final String REQUEST =
      "GET /hello.txt HTTP/1.1\r\nHost: example.test\r\nConnection: close\r\n\r\n";

  @Test
  @Order(1)
  @DisplayName("a page with a length")
  void page(Submission submission) {
    try (Act server =
        submission
            .host()
            .named("a server")
            .expect(REQUEST)
            .send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n")
            .hangUp()
            .start()) {
      Call fetch = submission.call("fetch", server.address(), "example.test", "/hello.txt");
      submission
          .check(server)
          .otherwise(
              "The server did not get the request as the task shows it.",
              "Send the three lines and an empty one, each ended by CR LF.");
      Object page =
          fetch.returns(
              "The answer was complete, and `fetch` did not return the page.",
              "Read head and body through one buffer: it may have read ahead into the body.");
      if (page instanceof Fields fields) {
        submission.same(200, fields.get("status"), "The status was another one.", "Read line 1.");
        submission.same(
            Map.of("content-length", "6"),
            fields.get("headers"),
            "The headers were other ones.",
            "Split each line at its first colon; the name goes to lower case.");
        submission.same(
            Content.text("hello\n").kept().head(),
            fields.get("body"),
            "The body was another one.",
            "The body is what stands behind the empty line.");
      } else {
        throw submission.fail("`fetch` returned no page.", "Return a new Page.");
      }
    }
  }

  @Test
  @Order(2)
  @DisplayName("a body that is too short is a ProtocolException")
  void tooShort(Submission submission) {
    try (Act server =
        submission
            .host()
            .named("a server")
            .expect(REQUEST)
            .send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhel")
            .hangUp()
            .start()) {
      submission
          .call("fetch", server.address(), "example.test", "/hello.txt")
          .throwing(
              "java.net.ProtocolException",
              "Three of six bytes came, and `fetch` did not throw a ProtocolException.",
              "Compare the length of the body with what was announced.");
    }
  }
}
