package loopbook.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import loopbook.weave.Operation;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketKind;
import org.jspecify.annotations.Nullable;

/**
 * Socket calls that another process told, as plain values: the components of {@link SocketCall} in
 * their order, a failure as its two parts, and for the stack whatever the teller has.
 */
public final class CallForm {
  private static final int PARTS = 17;

  private CallForm() {}

  /** The call; empty if the values are not those of one, since anybody could have sent them. */
  public static Optional<SocketCall> read(@Nullable Object plain) {
    if (!(plain instanceof List<?> parts) || parts.size() < PARTS) {
      return Optional.empty();
    }
    try {
      String failure = (String) parts.get(15);
      return Optional.of(
          new SocketCall(
              number(parts, 0),
              SocketCall.Phase.valueOf(text(parts, 1)),
              Operation.valueOf(text(parts, 2)),
              number(parts, 3),
              SocketKind.valueOf(text(parts, 4)),
              address(parts.get(5)),
              address(parts.get(6)),
              number(parts, 7),
              number(parts, 8),
              parts.get(9) instanceof byte[] payload ? payload.clone() : new byte[0],
              number(parts, 10),
              text(parts, 11),
              number(parts, 12),
              number(parts, 13),
              number(parts, 14),
              failure == null
                  ? null
                  : new SocketCall.Failure(failure, (@Nullable String) parts.get(16)),
              null));
    } catch (ClassCastException | IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  private static long number(List<?> parts, int at) {
    return parts.get(at) instanceof Number number ? number.longValue() : 0;
  }

  private static String text(List<?> parts, int at) {
    return String.valueOf(parts.get(at));
  }

  private static @Nullable SocketAddress address(@Nullable Object value) {
    return value instanceof InetSocketAddress address ? address : null;
  }
}
