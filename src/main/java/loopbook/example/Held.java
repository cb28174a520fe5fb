package loopbook.example;

import java.util.Optional;

/**
 * A thread that still does something.
 *
 * @param thread its name
 * @param where the learner's line that it is at; empty if it runs none
 * @param call what that line waits in, {@code ServerSocket.accept}; "" if it runs its own code
 */
public record Held(String thread, Optional<Frame> where, String call) {}
