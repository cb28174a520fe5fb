package loopbook.judge.call;

/** A network interface by its name, {@code lo}. */
public record Interface(String name) {}
