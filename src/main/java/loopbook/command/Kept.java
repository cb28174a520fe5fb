package loopbook.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Example;
import loopbook.course.Voice;
import loopbook.example.Dialled;
import loopbook.example.Run;
import loopbook.wire.Compared;
import loopbook.wire.Event;
import loopbook.wire.TcpRow;
import loopbook.wire.UdpRow;

/**
 * What is kept of the last run, for {@code wire}, {@code hex} and {@code states}.
 *
 * @param example as it is run, {@code D0.E5 as-written}, {@code X3.1a --peer drip}
 * @param roles in their order, which gives them their colours
 * @param states the kernel's TCP table at each moment, where the system has one
 * @param datagrams its UDP table at each moment
 * @param moments in the order in which they were passed
 * @param compared bytes that were expected, and what came; of a check
 * @param note what is to be known of it besides, or ""
 */
record Kept(
    String example,
    List<String> roles,
    List<Event> events,
    Map<String, List<TcpRow>> states,
    Map<String, List<UdpRow>> datagrams,
    List<String> moments,
    List<Compared> compared,
    String note) {
  private static final String NAME = "last-run";

  Kept {
    roles = List.copyOf(roles);
    events = List.copyOf(events);
    states = Map.copyOf(states);
    datagrams = Map.copyOf(datagrams);
    moments = List.copyOf(moments);
    compared = List.copyOf(compared);
  }

  static Kept of(Run run) {
    return new Kept(
        run.example().key() + run.peer().map(p -> " --peer " + p.manner().word()).orElse(""),
        parties(run.example(), run.peer().map(Dialled::party)),
        run.events(),
        run.states(),
        run.datagrams(),
        run.moments(),
        List.of(),
        "");
  }

  /** The roles, and after the first of them the peer that stands between it and the others. */
  static List<String> parties(Example example, Optional<String> peer) {
    List<String> parties = new ArrayList<>();
    example.voices().stream().map(Voice::role).forEach(parties::add);
    peer.ifPresent(party -> parties.add(1, party));
    return parties;
  }

  /** The last run of this session, else the one that the workspace has. */
  static Optional<Kept> last(Context context) {
    return context.desk().lastRun().or(() -> read(context));
  }

  static void keep(Context context, Kept run) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      KeptForm.write(out, run);
    } catch (IOException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
    // without it only a later process has no last run
    context.workspace().keep(NAME, bytes.toByteArray());
  }

  static Path file(Context context) {
    return context.workspace().kept(NAME);
  }

  private static Optional<Kept> read(Context context) {
    try {
      byte[] bytes = Files.readAllBytes(file(context));
      return Optional.of(KeptForm.read(new DataInputStream(new ByteArrayInputStream(bytes))));
    } catch (IOException | IllegalArgumentException noneOrNotOurs) {
      return Optional.empty();
    }
  }

  /** The kernel's tables in the order of their moments. */
  Map<String, List<TcpRow>> tables() {
    Map<String, List<TcpRow>> ordered = new LinkedHashMap<>();
    for (String moment : moments) {
      List<TcpRow> rows = states.get(moment);
      if (rows != null) {
        ordered.put(moment, rows);
      }
    }
    return ordered;
  }
}
