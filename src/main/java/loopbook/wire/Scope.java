package loopbook.wire;

/** A thread's part in a recording; closing it gives the thread back what it had before. */
@FunctionalInterface
public interface Scope extends AutoCloseable {
  @Override
  void close();
}
