package loopbook.course;

/** Names one runnable example: {@code D0.E5 as-written}. */
public record ExampleKey(String id, Form form) {
  @Override
  public String toString() {
    return form == Form.ONLY ? id : id + " " + form.word();
  }
}
