package loopbook.judge.trial;

import loopbook.peer.Kept;
import loopbook.peer.Played;

/** Sees what a test is made of while it runs; the test does not know of it. */
public interface Witness {
  /** Looks away. */
  Witness NOBODY =
      new Witness() {
        @Override
        public void played(Played act) {}

        @Override
        public void failing() {}

        @Override
        public void compared(String peer, Kept expected, Kept received) {}
      };

  /** An act of a peer is over. */
  void played(Played act);

  /** Something is not as it should be; told again with each further thing. */
  void failing();

  /**
   * These bytes came where those were expected.
   *
   * @param peer who compared, or "" for a value that the learner's code gave
   */
  void compared(String peer, Kept expected, Kept received);
}
