package loopbook.markup;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON values to text and back, over Gson's streams. */
final class JsonText {
  private static final Pattern PLACE = Pattern.compile(" at line (\\d+) column (\\d+)");

  /** Digits beyond this are an attack on whoever computes with the number. */
  private static final int NUMBER_LENGTH = 400;

  private JsonText() {}

  static String write(Json value, String indent) {
    var text = new StringWriter();
    try (var writer = new JsonWriter(text)) {
      writer.setIndent(indent);
      writer.setHtmlSafe(true);
      put(writer, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ascii(text.toString());
  }

  private static void put(JsonWriter to, Json value) throws IOException {
    if (value instanceof Json.Str s) {
      to.value(s.value());
    } else if (value instanceof Json.Num n) {
      to.value(n.value());
    } else if (value instanceof Json.Bool b) {
      to.value(b.value());
    } else if (value instanceof Json.Arr a) {
      to.beginArray();
      for (Json item : a.items()) {
        put(to, item);
      }
      to.endArray();
    } else if (value instanceof Json.Obj o) {
      to.beginObject();
      for (Map.Entry<String, Json> member : o.members().entrySet()) {
        put(to.name(member.getKey()), member.getValue());
      }
      to.endObject();
    } else {
      to.nullValue();
    }
  }

  /** Only texts and names can hold other characters, and there an escape means the same. */
  private static String ascii(String text) {
    if (text.chars().allMatch(c -> c < 0x7F)) {
      return text;
    }
    var out = new StringBuilder(text.length() + 64);
    text.chars()
        .forEach(
            c -> out.append(c < 0x7F ? String.valueOf((char) c) : String.format("\\u%04x", c)));
    return out.toString();
  }

  static Json.Read read(String text, int length, int depth) {
    if (text.length() > length) {
      return new Json.Read.Bad(
          1,
          1,
          "The text has " + text.length() + " characters, more than the limit of " + length + ".");
    }
    try (var reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(depth);
      Json value = take(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("Something follows the value" + reader.toString());
      }
      return new Json.Read.Ok(value);
    } catch (EOFException e) {
      return end(text);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      return bad(String.valueOf(e.getMessage()));
    }
  }

  private static Json take(JsonReader from) throws IOException {
    return switch (from.peek()) {
      case BEGIN_OBJECT -> takeObject(from);
      case BEGIN_ARRAY -> takeArray(from);
      case STRING -> new Json.Str(from.nextString());
      case NUMBER -> takeNumber(from);
      case BOOLEAN -> new Json.Bool(from.nextBoolean());
      case NULL -> {
        from.nextNull();
        yield Json.none();
      }
      default -> throw new MalformedJsonException("A value was expected" + from);
    };
  }

  private static Json takeArray(JsonReader from) throws IOException {
    var items = new ArrayList<Json>();
    from.beginArray();
    while (from.hasNext()) {
      items.add(take(from));
    }
    from.endArray();
    return new Json.Arr(items);
  }

  private static Json takeNumber(JsonReader from) throws IOException {
    String number = from.nextString();
    if (number.length() > NUMBER_LENGTH) {
      throw new MalformedJsonException("A number is too long" + from);
    }
    return new Json.Num(new BigDecimal(number));
  }

  private static Json takeObject(JsonReader from) throws IOException {
    var members = new LinkedHashMap<String, Json>();
    from.beginObject();
    while (from.hasNext()) {
      String name = from.nextName();
      if (members.put(name, take(from)) != null) {
        throw new MalformedJsonException(
            "The name \"" + name + "\" stands twice" + from.toString());
      }
    }
    from.endObject();
    return new Json.Obj(members);
  }

  private static Json.Read.Bad end(String text) {
    int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    int column = text.length() - (text.lastIndexOf('\n') + 1) + 1;
    return new Json.Read.Bad(line, column, text.isBlank() ? "It is empty." : "It ends too early.");
  }

  private static Json.Read.Bad bad(String message) {
    Matcher place = PLACE.matcher(message);
    boolean known = place.find();
    String what = known ? message.substring(0, place.start()) : message;
    what =
        what.replaceFirst("JsonReader$", "")
            .replaceFirst("Use JsonReader\\S+ to accept ", "It is ");
    return new Json.Read.Bad(
        known ? Integer.parseInt(place.group(1)) : 1,
        known ? Integer.parseInt(place.group(2)) : 1,
        what.strip().replaceFirst("\\.$", "") + ".");
  }
}
