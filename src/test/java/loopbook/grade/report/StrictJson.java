package loopbook.grade.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strict reader of RFC 8259 for the tests, to maps, lists, texts, numbers and booleans. */
final class StrictJson {
  private final String text;
  private int at;

  private StrictJson(String text) {
    this.text = text;
  }

  static Object read(String text) {
    StrictJson reader = new StrictJson(text);
    Object value = reader.value();
    reader.space();
    if (reader.at != text.length()) {
      throw new AssertionError("something follows at " + reader.at);
    }
    return value;
  }

  private Object value() {
    space();
    char c = text.charAt(at);
    if (c == '{') {
      Map<String, Object> members = new LinkedHashMap<>();
      items('}', () -> members.put(name(), value()) == null);
      return members;
    }
    if (c == '[') {
      List<Object> items = new ArrayList<>();
      items(']', () -> items.add(value()));
      return items;
    }
    if (c == '"') {
      return string();
    }
    for (String word : List.of("true", "false")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return Boolean.valueOf(word);
      }
    }
    int start = at;
    while ("+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
      throw new AssertionError("no value at " + start);
    }
    return new BigDecimal(number);
  }

  private interface Item {
    /** Whether it may be there. */
    boolean take();
  }

  private void items(char end, Item item) {
    at++;
    space();
    if (text.charAt(at) == end) {
      at++;
      return;
    }
    while (true) {
      if (!item.take()) {
        throw new AssertionError("a name twice before " + at);
      }
      space();
      char next = text.charAt(at++);
      if (next == end) {
        return;
      }
      if (next != ',') {
        throw new AssertionError("no comma at " + at);
      }
    }
  }

  private String name() {
    space();
    String name = string();
    space();
    if (text.charAt(at++) != ':') {
      throw new AssertionError("no colon at " + at);
    }
    return name;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    if (text.charAt(at++) != '"') {
      throw new AssertionError("no text at " + at);
    }
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < 0x20) {
        throw new AssertionError("a bare control at " + at);
      }
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escape = text.charAt(at++);
      if (escape == 'u') {
        out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
        at += 4;
      } else {
        out.append("\"\\/\b\f\n\r\t".charAt("\"\\/bfnrt".indexOf(escape)));
      }
    }
    at++;
    return out.toString();
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
