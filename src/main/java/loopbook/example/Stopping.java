package loopbook.example;

/** What is closed to end a text that does not end by itself. */
enum Stopping {
  /** All sockets of the party. */
  ALL,
  /** Only those in which the text's own threads wait. */
  BLOCKING
}
