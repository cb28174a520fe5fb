package loopbook.markup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON value (RFC 8259). Objects keep the order of their members. */
@SuppressWarnings("ClassInitializationDeadlock") // a record's initializer does not touch this one
public sealed interface Json {
  /** A text. */
  record Str(String value) implements Json {}

  /** A number, exactly as written. */
  record Num(BigDecimal value) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    /** The items that are texts; others are left out. */
    public List<String> texts() {
      return items.stream().filter(Str.class::isInstance).map(i -> ((Str) i).value).toList();
    }
  }

  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** The member if it is a text. */
    public Optional<String> text(String name) {
      return members.get(name) instanceof Str s ? Optional.of(s.value) : Optional.empty();
    }

    /** The member if it is a whole number that fits. */
    public OptionalLong whole(String name) {
      if (members.get(name) instanceof Num n && isLong(n.value)) {
        return OptionalLong.of(n.value.longValue());
      }
      return OptionalLong.empty();
    }

    /** The member if it is true or false. */
    public Optional<Boolean> flag(String name) {
      return members.get(name) instanceof Bool b ? Optional.of(b.value) : Optional.empty();
    }

    /** The items of the member if it is an array; else none. */
    public List<Json> items(String name) {
      return members.get(name) instanceof Arr a ? a.items : List.of();
    }

    /** The texts of the member if it is an array; else none. */
    public List<String> texts(String name) {
      return members.get(name) instanceof Arr a ? a.texts() : List.of();
    }

    /** The member if it is an object. */
    public Optional<Obj> object(String name) {
      return members.get(name) instanceof Obj o ? Optional.of(o) : Optional.empty();
    }

    private static boolean isLong(BigDecimal value) {
      return value.signum() == 0
          || (value.scale() > -20
              && value.precision() - value.scale() <= 19
              && value.stripTrailingZeros().scale() <= 0
              && value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
              && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0);
    }
  }

  static Json of(String value) {
    return new Str(value);
  }

  static Json of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /**
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  static Json of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value);
    }
    return new Num(BigDecimal.valueOf(value));
  }

  static Json of(boolean value) {
    return new Bool(value);
  }

  /** The value {@code null}. */
  static Json none() {
    return new Null();
  }

  static Json array(List<? extends Json> items) {
    return new Arr(new ArrayList<>(items));
  }

  static Json texts(List<String> items) {
    return array(items.stream().map(Json::of).toList());
  }

  /** Begins an object. */
  static Members object() {
    return new Members();
  }

  /** On one line, in ASCII. */
  default String compact() {
    return JsonText.write(this, "");
  }

  /** Indented by two spaces, ended by a line feed, in ASCII. */
  default String pretty() {
    return JsonText.write(this, "  ") + "\n";
  }

  /** Reads a text of at most {@link #LENGTH} characters, nested at most {@link #DEPTH} deep. */
  static Read read(String text) {
    return JsonText.read(text, LENGTH, DEPTH);
  }

  static Read read(String text, int length, int depth) {
    return JsonText.read(text, length, depth);
  }

  int LENGTH = 16 << 20;
  int DEPTH = 64;

  /** What reading came to. */
  sealed interface Read {
    record Ok(Json value) implements Read {}

    /**
     * Not JSON, or beyond a limit.
     *
     * @param line from 1
     * @param column from 1
     * @param what a sentence
     */
    record Bad(int line, int column, String what) implements Read {}

    /** The object that was read, if there is one. */
    default Optional<Obj> object() {
      return this instanceof Ok ok && ok.value instanceof Obj o ? Optional.of(o) : Optional.empty();
    }
  }

  /** An object that is being written; a name that is put again replaces the first. */
  final class Members {
    private final Map<String, Json> members = new LinkedHashMap<>();

    private Members() {}

    public Members put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Members put(String name, String value) {
      return put(name, of(value));
    }

    public Members put(String name, long value) {
      return put(name, of(value));
    }

    public Members put(String name, double value) {
      return put(name, of(value));
    }

    public Members put(String name, boolean value) {
      return put(name, of(value));
    }

    public Members put(String name, List<String> values) {
      return put(name, texts(values));
    }

    public Obj build() {
      return new Obj(members);
    }
  }
}
