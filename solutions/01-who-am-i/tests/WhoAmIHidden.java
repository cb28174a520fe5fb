package ex01;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetSocketAddress;
import loopbook.judge.trial.Check;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Loopback;
import loopbook.peer.Miss;
import loopbook.peer.Self;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class WhoAmIHidden {

  @Test
  @Order(1)
  @DisplayName("a caller that says nothing is told its address and port")
  void silent(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    Caller caller = told(submission.dial(service.address()).named("SILENT, from 127.0.0.1"));
    judge(submission, caller, service.address());
  }

  @Test
  @Order(2)
  @DisplayName("a caller from 127.0.0.2 is told so")
  void otherAddress(Submission submission) {
    assumeTrue(Loopback.binds(Loopback.OTHER_V4), "this machine has no 127.0.0.2");
    Service service = submission.serve("serve", submission.listener());
    Caller caller =
        told(submission.dial(service.address()).named("a caller from 127.0.0.2"))
            .from(Loopback.OTHER_V4);
    judge(submission, caller, service.address());
  }

  @Test
  @Order(3)
  @DisplayName("V6: an IPv6 address comes in brackets")
  void v6(Submission submission) {
    assumeTrue(Loopback.v6().isPresent(), "this machine has no IPv6");
    Service service = submission.serve("serve", submission.listener(Loopback.v6().orElseThrow()));
    submission
        .play(told(submission.dial(service.address()).named("V6, from ::1")))
        .when(
            "The caller from ::1 got another line than it should.",
            "An Inet6Address is written in square brackets, as getHostAddress gives it: all eight groups.",
            Miss.Kind.DIFFERENT)
        .otherwise(
            "The caller from ::1 was not told its address and port.",
            "Treat it like any other caller; only the brackets are new.");
  }

  @Test
  @Order(4)
  @DisplayName("EARLY: who hung up at once does not keep the next caller from being served")
  void early(Submission submission) {
    Remote listener = submission.listener();
    InetSocketAddress address = listener.address();
    Caller early = submission.dial(address).named("EARLY").hangUp();
    served(submission, listener, early, "hung up before it was accepted");
  }

  @Test
  @Order(5)
  @DisplayName("RST: who reset the connection does not keep the next caller from being served")
  void reset(Submission submission) {
    Remote listener = submission.listener();
    InetSocketAddress address = listener.address();
    Caller rst = submission.dial(address).named("RST").reset();
    served(submission, listener, rst, "reset its connection before it was accepted");
  }

  /** A good caller, a bad one and another good one stand in the queue before serving begins. */
  private static void served(Submission submission, Remote listener, Caller bad, String what) {
    InetSocketAddress address = listener.address();
    try (Act before = told(submission.dial(address).named("a caller before it")).start()) {
      before.connected();
      bad.play();
      try (Act after = told(submission.dial(address).named("the caller behind it")).start()) {
        after.connected();
        Service service = submission.serve("serve", listener);
        judge(submission, before, address);
        submission
            .check(after)
            .otherwise(
                "One caller " + what + ", and the caller behind it was not served.",
                "Catch the exception where only that one caller is lost, and go back to accept.");
        service.runs();
      }
    }
  }

  @Test
  @Order(6)
  @DisplayName("CROWD: 50 callers at once, each is told its own port")
  void crowd(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(told(submission.dial(service.address()).named("CROWD of 50")).crowd(50))
        .when(
            "Of 50 callers at once, one was told something else than its own address and port.",
            "Keep nothing about a caller in a field; use the socket that this accept returned.",
            Miss.Kind.DIFFERENT)
        .otherwise(
            "Of 50 callers at once, not all were served.",
            "Go back to accept as soon as a caller has its line.");
  }

  @Test
  @Order(7)
  @DisplayName("it waits without work, and ends with its listener")
  void ends(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    judge(
        submission, told(submission.dial(service.address()).named("a caller")), service.address());
    service.idles();
    service.stops();
  }

  private static Caller told(Caller caller) {
    return caller.expectAs(WhoAmIHidden::line).thenEndOfStream();
  }

  private static String line(Self self) {
    InetSocketAddress local = self.local();
    String host = local.getAddress().getHostAddress();
    boolean v6 = local.getAddress().getAddress().length == 16;
    return (v6 ? "[" + host + "]" : host) + " " + local.getPort() + "\n";
  }

  private static void judge(Submission submission, Caller caller, InetSocketAddress server) {
    try (Act act = caller.start()) {
      judge(submission, act, server);
    }
  }

  private static void judge(Submission submission, Act caller, InetSocketAddress server) {
    Check check = submission.check(caller);
    String text = caller.heard().text();
    if (text.contains("/")) {
      check.otherwise(
          "The line has a slash in it: that is an address as toString shows it.",
          "Ask the address for its number alone; InetAddress has a method for that.");
    }
    if (text.stripTrailing().endsWith(" " + server.getPort())) {
      check.otherwise(
          "The caller was told the server's own address and port.",
          "Ask the accepted socket for the other end: getInetAddress and getPort.");
    }
    check
        .when(
            "A caller that says nothing got no complete line.",
            "Send the line at once and with its LF; do not read first.",
            Miss.Kind.TOO_LATE)
        .when(
            "The caller got its line, but the connection stayed open.",
            "Close the accepted socket after the line; try-with-resources does it on every path.",
            Miss.Kind.STILL_OPEN)
        .otherwise(
            "The caller was not told its address and port.",
            "The line is the address, one space, the port and LF, and nothing else.");
  }
}
