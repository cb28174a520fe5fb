package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.wire.Phrase.Amount;
import loopbook.wire.Phrase.Form;
import loopbook.wire.Phrase.Range;
import org.jspecify.annotations.Nullable;

/** Reads the grammar of docs/formats.md 1.4. */
final class FenceReader {
  private static final String WHO = "(?<who>[\\p{L}\\p{N}_-]+) ";
  private static final String OTHER = "(?<other>[\\p{L}\\p{N}_-]+)";
  private static final String QUOTED = "\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"";
  private static final String BYTES = "(?<count>\\d+|some) bytes?(?: " + QUOTED + ")?";
  private static final String PARTS =
      "(?: in (?<parts>\\d+|any number of)(?<ormore> or more)? (?:sends?|receives?))?";
  private static final String CUT = "(?: cut to (?<cut>\\d+))?";
  private static final Pattern TIMES =
      Pattern.compile("(?<times>\\d+|any number of) times?(?<ormore> or more)?");
  private static final Pattern BACKLOG = Pattern.compile("backlog \\d+");
  private static final Pattern LABEL = Pattern.compile("(?<event>.*?) ?\\[(?<label>[\\w-]+)]");

  /** A form of sentence. */
  private record Sentence(Form form, Pattern pattern) {
    Sentence(Form form, String pattern) {
      this(form, Pattern.compile(pattern));
    }
  }

  private static final List<Sentence> SENTENCES =
      List.of(
          new Sentence(Form.ANYTHING, "\\.\\.\\."),
          new Sentence(Form.MOMENT, "at " + QUOTED),
          new Sentence(Form.LISTENS, WHO + "listens"),
          new Sentence(Form.BINDS, WHO + "binds"),
          new Sentence(Form.CONNECTS, WHO + "connects(?: to " + OTHER + ")?"),
          new Sentence(Form.ACCEPTS, WHO + "accepts(?: " + OTHER + ")?"),
          new Sentence(Form.CARRIES, WHO + "-> " + OTHER + " " + BYTES),
          new Sentence(
              Form.CARRIES_DATAGRAM,
              WHO
                  + "=> "
                  + OTHER
                  + " (?:a datagram )?(?:of )?"
                  + BYTES.replace("(?: " + QUOTED, CUT + "(?: " + QUOTED)),
          new Sentence(
              Form.SENDS_DATAGRAM, WHO + "sends a datagram of " + BYTES + "(?: to " + OTHER + ")?"),
          new Sentence(
              Form.RECEIVES_DATAGRAM,
              WHO
                  + "receives a datagram of "
                  + BYTES.replace("(?: " + QUOTED, CUT + "(?: " + QUOTED)
                  + "(?: from "
                  + OTHER
                  + ")?"),
          new Sentence(
              Form.SENDS_URGENT, WHO + "sends (?:an )?urgent (?:byte|data)(?: " + QUOTED + ")?"),
          new Sentence(Form.WRITES_TLS, WHO + "writes " + BYTES + " to TLS"),
          new Sentence(Form.READS_TLS, WHO + "reads " + BYTES + " from TLS"),
          new Sentence(Form.RECEIVES_NOTHING, WHO + "receives nothing"),
          new Sentence(Form.SENDS, WHO + "sends " + BYTES + PARTS),
          new Sentence(Form.RECEIVES, WHO + "receives " + BYTES + PARTS),
          new Sentence(Form.END_OF_STREAM, WHO + "reads end of stream"),
          new Sentence(Form.HALF_CLOSES, WHO + "half-closes"),
          new Sentence(Form.SHUTS_INPUT, WHO + "shuts its input"),
          new Sentence(Form.CLOSES_LISTENER, WHO + "closes its listener"),
          new Sentence(Form.CLOSES, WHO + "closes"),
          new Sentence(Form.RESETS, WHO + "resets"),
          new Sentence(Form.TIMES_OUT, WHO + "(?<call>\\w+) times out"),
          new Sentence(
              Form.FAILS, WHO + "(?<call>\\w+) fails(?:: (?<exception>\\w+)(?: " + QUOTED + ")?)?"),
          new Sentence(Form.WAITS, WHO + "waits in (?<call>\\w+)"),
          new Sentence(Form.IS_STOPPED, WHO + "is stopped"),
          new Sentence(Form.LEAVES_CONNECTION, WHO + "leaves a connection open"),
          new Sentence(Form.LEAVES_LISTENER, WHO + "leaves (?:its|a) listener open"),
          new Sentence(Form.LEAVES_DATAGRAMS, WHO + "leaves a datagram socket open"),
          new Sentence(Form.WAKES, WHO + "wakes"));

  private FenceReader() {}

  static List<Phrase> read(String text) {
    List<Phrase> phrases = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      for (String part : parts(line)) {
        add(number, part, phrases);
      }
    }
    return phrases;
  }

  private static void add(int line, String part, List<Phrase> phrases) {
    Matcher times = TIMES.matcher(unlabelled(part));
    boolean modifies = times.matches();
    if (modifies || BACKLOG.matcher(part).matches()) {
      if (phrases.isEmpty() || phrases.get(phrases.size() - 1).line() != line) {
        throw new FenceException(line, "\"" + part + "\" must follow an event on its line");
      }
      if (modifies) {
        int last = phrases.size() - 1;
        Phrase phrase = phrases.get(last).with(range(times.group("times"), times.group("ormore")));
        phrases.set(last, relabelled(phrase, label(part)));
      }
      return;
    }
    phrases.add(phrase(line, part));
  }

  /** The parts between commas that stand outside quotes, with single spaces. */
  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '\\' && i + 1 < line.length()) {
        part.append(c).append(line.charAt(++i));
        continue;
      }
      quoted = quoted != (c == '"');
      if (c == ',' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else if (quoted || !Character.isWhitespace(c)) {
        part.append(c);
      } else if (!part.isEmpty() && part.charAt(part.length() - 1) != ' ') {
        part.append(' ');
      }
    }
    parts.add(part.toString());
    return parts.stream().map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  private static String unlabelled(String part) {
    Matcher labelled = LABEL.matcher(part);
    return labelled.matches() ? labelled.group("event") : part;
  }

  private static String label(String part) {
    Matcher labelled = LABEL.matcher(part);
    return labelled.matches() ? labelled.group("label") : "";
  }

  private static Phrase relabelled(Phrase p, String label) {
    return label.isEmpty()
        ? p
        : new Phrase(
            p.line(),
            p.text(),
            p.form(),
            p.party(),
            p.other(),
            p.amount(),
            p.parts(),
            p.times(),
            p.detail(),
            p.exception(),
            p.message(),
            label);
  }

  private static Phrase phrase(int line, String part) {
    String event = unlabelled(part);
    for (Sentence sentence : SENTENCES) {
      Matcher found = sentence.pattern().matcher(event);
      if (found.matches()) {
        return phrase(line, part, sentence.form(), found, label(part));
      }
    }
    throw new FenceException(
        line,
        "\""
            + part
            + "\" is no event of a wire fence; docs/formats.md lists them (1.4). The party comes first,"
            + " then what it does: client sends 6 bytes \"hello\\n\"");
  }

  private static Phrase phrase(int line, String part, Form form, Matcher found, String label) {
    String quoted = group(found, "quoted");
    String name =
        quoted == null
            ? ""
            : new String(
                Preview.parse(line, quoted).bytes(), java.nio.charset.StandardCharsets.UTF_8);
    String parts = group(found, "parts");
    String call = group(found, "call");
    boolean named = form == Form.MOMENT || form == Form.FAILS;
    return new Phrase(
        line,
        part,
        form,
        or(group(found, "who")),
        or(group(found, "other")),
        named ? Amount.ANY : amount(line, found, quoted),
        parts == null ? Range.ONCE : range(parts, group(found, "ormore")),
        Range.ONCE,
        form == Form.MOMENT ? name : or(call),
        or(group(found, "exception")),
        form == Form.FAILS && quoted != null ? name : null,
        label);
  }

  private static Amount amount(int line, Matcher found, @Nullable String quoted) {
    String count = group(found, "count");
    Preview preview = quoted == null ? null : Preview.parse(line, quoted);
    if (count == null) {
      return new Amount(-1, -1, preview);
    }
    String cut = group(found, "cut");
    long bytes = count.equals("some") ? -1 : number(line, count);
    long kept = cut == null ? bytes : number(line, cut);
    if (preview != null && kept >= 0) {
      long size = preview.bytes().length;
      if (preview.begins() ? size > kept : size != kept) {
        throw new FenceException(
            line, quoted + " is " + size + " bytes, and the line says " + kept);
      }
    }
    return new Amount(kept, cut == null ? -1 : bytes, preview);
  }

  private static long number(int line, String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new FenceException(line, digits + " is too large a number");
    }
  }

  private static Range range(String number, @Nullable String orMore) {
    if (number.startsWith("any")) {
      return new Range(0, Long.MAX_VALUE);
    }
    long least = Long.parseLong(number);
    return new Range(least, orMore == null ? least : Long.MAX_VALUE);
  }

  private static @Nullable String group(Matcher found, String name) {
    return found.pattern().pattern().contains("(?<" + name + ">") ? found.group(name) : null;
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
