package loopbook.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.wire.Event;
import loopbook.wire.view.Mark.Shape;

/** What a run did and what a drawing of it says, in the same form and found in different ways. */
final class Facts {
  /**
   * @param bytes of what was moved, else 0
   * @param whole the bytes of the datagram before it was cut
   */
  record Fact(String party, String verb, long bytes, long whole, long times) {}

  private static final Pattern AMOUNT =
      Pattern.compile(
          "([\\d,]+) bytes?(?: cut to ([\\d,]+))?(?:, (?:part of )?TLS[a-z ]*?)?(?: (\".*\"))?(.*)",
          Pattern.DOTALL);

  /** To a socket of its own, both ends are the same party's. */
  private static final String ITSELF = "sends itself ";

  private static final Pattern TIMES = Pattern.compile("(.*), ([\\d,]+) times", Pattern.DOTALL);
  private static final List<String> MOVING =
      List.of(
          "sends a datagram of ",
          "receives a datagram of ",
          "sends ",
          "receives ",
          "writes ",
          "reads ");

  private final List<String> parties;
  private final Map<String, List<Fact>> byParty = new HashMap<>();

  private Facts(List<String> parties) {
    this.parties = parties;
  }

  /** In each party's order; but for what was left open, which has none. */
  static Map<String, List<Fact>> of(List<Event> events) {
    Facts facts = new Facts(List.of());
    events.forEach(facts::add);
    return facts.byParty;
  }

  /** Of marks that were not folded. */
  static Map<String, List<Fact>> of(List<Mark> marks, List<String> parties, List<Event> events) {
    Facts facts = new Facts(parties);
    marks.forEach(mark -> facts.add(mark, events));
    return facts.byParty;
  }

  private void put(Fact fact) {
    byParty.computeIfAbsent(fact.party(), p -> new ArrayList<>()).add(fact);
  }

  private void add(Event event) {
    String verb =
        switch (event.kind()) {
          case BIND -> "binds";
          case LISTEN -> "listens";
          case CONNECT -> "connects";
          case ACCEPT -> "accepts";
          case SEND, DATAGRAM_SEND -> "sends";
          case RECEIVE, DATAGRAM_RECEIVE -> "receives";
          case NOTHING -> "receives nothing";
          case END_OF_STREAM -> "reads end of stream";
          case HALF_CLOSE -> "half-closes";
          case SHUT_INPUT -> "shuts its input";
          case CLOSE -> "closes";
          case RESET -> "resets";
          case TIMEOUT -> event.call() + " times out";
          case FAIL -> event.call() + " fails";
          case URGENT -> "sends an urgent byte";
          case TLS_WRITE -> "writes";
          case TLS_READ -> "reads";
          case WAIT -> "waits in " + event.call();
          case STOPPED -> "is stopped";
          case LEFT_OPEN -> "leaves open";
          case MOMENT -> event.name();
          case WAKE, OMITTED -> throw new AssertionError(event);
        };
    boolean moved = MOVING.contains(verb + " ");
    long bytes = moved ? event.bytes() : 0;
    long whole = moved ? event.data().whole() : 0;
    put(new Fact(event.party(), verb, bytes, whole, event.times()));
  }

  private void add(Mark mark, List<Event> events) {
    if (mark.shape() == Shape.RULE) {
      put(new Fact("", mark.text(), 0, 0, 1));
      return;
    }
    if (mark.calls() == 0) {
      assertThat(mark.text()).matches("waited \\d+\\.\\d s in [a-z]+");
      return;
    }
    String party = parties.get(mark.from());
    String text = mark.text();
    String between = text.startsWith(ITSELF) ? text.substring(ITSELF.length()) : text;
    if (Character.isDigit(between.charAt(0))) {
      assertThat(text.startsWith(ITSELF)).as(text).isEqualTo(mark.to() == mark.from());
      Fact got = moved(parties.get(mark.to()), "receives", between, events);
      put(new Fact(party, "sends", got.whole(), got.whole(), 1));
      put(got);
      return;
    }
    for (String verb : MOVING) {
      String rest = text.startsWith(verb) ? text.substring(verb.length()) : "";
      if (!rest.isEmpty() && Character.isDigit(rest.charAt(0))) {
        put(moved(party, verb.strip().split(" ")[0], rest, events));
        return;
      }
    }
    put(plain(party, text));
  }

  private static Fact moved(String party, String verb, String text, List<Event> events) {
    Matcher amount = AMOUNT.matcher(text);
    assertThat(amount.matches()).as(text).isTrue();
    long whole = number(amount.group(1));
    long bytes = amount.group(2) == null ? whole : number(amount.group(2));
    Matcher many = TIMES.matcher(amount.group(4));
    long times = many.matches() ? number(many.group(2)) : 1;
    String quoted = amount.group(3);
    assertThat(quoted != null || bytes == 0).as(text).isTrue();
    if (quoted != null) {
      assertThat(events)
          .as("somebody moved " + text)
          .anyMatch(
              event ->
                  event.bytes() == bytes && isOf(event, quoted.substring(1, quoted.length() - 1)));
    }
    return new Fact(party, verb, bytes, whole, times);
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  /** Whether these are the event's first bytes; all of them, if no three dots follow. */
  private static boolean isOf(Event event, String quoted) {
    byte[] known = event.data().payload().toArray();
    boolean begins = quoted.endsWith("...");
    byte[] said = bytes(begins ? quoted.substring(0, quoted.length() - 3) : quoted);
    return begins
        ? said.length < event.bytes()
            && Arrays.equals(said, Arrays.copyOf(known, Math.min(known.length, said.length)))
        : Arrays.equals(said, known) && known.length == event.bytes();
  }

  private static byte[] bytes(String escaped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Matcher each = Pattern.compile("\\\\x(..)|\\\\(.)|([ -~])", Pattern.DOTALL).matcher(escaped);
    int at = 0;
    while (each.find()) {
      assertThat(each.start()).as(escaped).isEqualTo(at);
      at = each.end();
      if (each.group(1) != null) {
        out.write(Integer.parseInt(each.group(1), 16));
      } else if (each.group(2) != null) {
        out.write("\n\r\t\"\\".charAt("nrt\"\\".indexOf(each.group(2))));
      } else {
        out.write(each.group(3).charAt(0));
      }
    }
    assertThat(at).as(escaped).isEqualTo(escaped.length());
    return out.toByteArray();
  }

  private static Fact plain(String party, String text) {
    String words = text.replaceFirst(" \\(server:\\d+\\)$", "");
    Matcher many = TIMES.matcher(words);
    long times = 1;
    if (many.matches()) {
      times = number(many.group(2));
      words = many.group(1);
    }
    String verb =
        words
            .replaceFirst("^(connects|accepts) .*", "$1")
            .replaceFirst("^closes its listener", "closes")
            .replaceFirst("^leaves .* open", "leaves open")
            .replaceFirst("(?s) fails: \\w+( \".*\")?$", " fails")
            .replaceFirst("^sends an urgent byte \".*\"$", "sends an urgent byte");
    return new Fact(party, verb, 0, 0, times);
  }
}
