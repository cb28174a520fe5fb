package loopbook.example;

import java.util.Optional;
import loopbook.wire.Stuck;

/**
 * A thread that still does something.
 *
 * @param thread its name
 * @param where the learner's line that it is at; empty if it runs none
 * @param call what that line is in, {@code ServerSocket.accept}; "" if it runs its own code
 * @param runs it computes, or goes from call to call, and does not wait
 * @param stuck why it waits, of a call on a socket
 */
public record Held(
    String thread, Optional<Frame> where, String call, boolean runs, Optional<Stuck> stuck) {}
