package loopbook.example;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import loopbook.course.Example;
import loopbook.wire.BlockedCall;
import loopbook.wire.Event;
import loopbook.wire.TcpRow;
import loopbook.wire.UdpRow;

/**
 * What happened when an example ran.
 *
 * @param roles in the order in which they start; one that never came to start is missing
 * @param events what went over the wire
 * @param states the kernel's TCP table at each moment that was passed, where the system has one
 * @param datagrams the kernel's UDP table at each of them
 * @param moments the moments that were passed, in order
 * @param blocked the socket calls that had not returned when it was stopped
 * @param end why it was over
 * @param leftovers what the program left open, and was closed for it
 * @param ports where each role listened or was bound
 * @param peer who stood between the roles
 */
public record Run(
    Example example,
    List<RoleRun> roles,
    List<Event> events,
    Map<String, List<TcpRow>> states,
    Map<String, List<UdpRow>> datagrams,
    List<String> moments,
    List<BlockedCall> blocked,
    End end,
    Duration took,
    List<Leftover> leftovers,
    Map<String, Integer> ports,
    Optional<Dialled> peer,
    Values values) {
  /** Why a run was over. */
  public enum End {
    /** All roles had ended. */
    ENDED,
    /** Its limit. */
    LIMIT,
    /** {@link Runner#stop}. */
    STOPPED
  }

  public Run {
    roles = List.copyOf(roles);
    events = List.copyOf(events);
    states = Map.copyOf(states);
    datagrams = Map.copyOf(datagrams);
    moments = List.copyOf(moments);
    blocked = List.copyOf(blocked);
    leftovers = List.copyOf(leftovers);
    ports = Map.copyOf(ports);
  }

  /** Where the values of the roles' variables are. */
  @FunctionalInterface
  public interface Values {
    Optional<Variable> value(String role, String name);
  }

  public Optional<RoleRun> role(String name) {
    return roles.stream().filter(r -> r.role().equals(name)).findFirst();
  }

  /** What a role printed, as lines; none if it never started. */
  public List<String> lines(String role) {
    return role(role).map(RoleRun::lines).orElse(List.of());
  }

  /** The kernel's rows at a moment. */
  public Optional<List<TcpRow>> states(String moment) {
    return Optional.ofNullable(states.get(moment));
  }

  /** The kernel's rows of datagram sockets at a moment; none where the system has no such table. */
  public List<UdpRow> datagrams(String moment) {
    return datagrams.getOrDefault(moment, List.of());
  }

  public OptionalInt port(String role) {
    Integer port = ports.get(role);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** A role's variable as the run left it; only until the next run begins. */
  public Optional<Variable> value(String role, String name) {
    return values.value(role, name);
  }
}
