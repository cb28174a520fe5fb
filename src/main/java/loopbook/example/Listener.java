package loopbook.example;

import loopbook.wire.Event;
import loopbook.wire.Recording;

/** Follows a run while it goes on. Called on the threads of the run: be quick. */
public interface Listener {
  /** Hears nothing. */
  Listener NONE = new Listener() {};

  /** The run begins; all that goes over the wire will be in this recording. */
  default void begins(Recording recording) {}

  /** A role's code begins to run. */
  default void started(String role) {}

  /**
   * A role printed.
   *
   * @param text some characters, not necessarily a whole line
   */
  default void printed(String role, Outlet.Stream stream, String text) {}

  /** A role has ended, however it did. */
  default void ended(RoleRun role) {}

  /** Something went over the wire. */
  default void happened(Event event) {}

  /** A role waits for something to be typed (true), or no longer does. */
  default void wantsInput(String role, boolean wants) {}
}
