package loopbook.wire;

import loopbook.weave.Operation;
import loopbook.weave.SocketKind;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been entered and has not returned.
 *
 * @param since when it was entered, of {@link System#nanoTime}
 */
public record BlockedCall(
    String party,
    String thread,
    long threadId,
    Operation operation,
    long socket,
    SocketKind kind,
    long since,
    @Nullable CodeLine line) {}
