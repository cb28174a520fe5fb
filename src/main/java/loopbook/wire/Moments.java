package loopbook.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The moments of a run, with the kernel's tables as they were then. */
final class Moments {
  private static final long SETTLE_STEP_MILLIS = 20;
  private static final int SETTLE_STEPS = 20;

  /** The kernel's tables at a moment; empty where the system has none. */
  private record Tables(Optional<List<TcpRow>> tcp, Optional<List<UdpRow>> udp) {
    static final Tables NONE = new Tables(Optional.empty(), Optional.empty());
  }

  private final Ledger ledger;
  private final Object lock;
  private final Map<String, Tables> kept = new LinkedHashMap<>();

  /**
   * @param lock guards the ledger, and all here but {@link #keep(String)}
   */
  Moments(Ledger ledger, Object lock) {
    this.ledger = ledger;
    this.lock = lock;
  }

  /** Keeps the tables as they are once they have settled, or a while later. */
  void keep(String moment) throws InterruptedException {
    Optional<List<TcpRow>> tcp = rows();
    for (int i = 0; i < SETTLE_STEPS && tcp.isPresent(); i++) {
      Thread.sleep(SETTLE_STEP_MILLIS);
      Optional<List<TcpRow>> again = rows();
      if (states(tcp).equals(states(again))
          && again.stream().flatMap(List::stream).allMatch(r -> r.isSettled() && r.isNamed())) {
        break;
      }
      tcp = again;
    }
    synchronized (lock) {
      kept.put(moment, new Tables(tcp, KernelTable.udp().map(ledger::datagramRows)));
    }
  }

  /** Keeps a table that was read then. */
  void keep(String moment, Optional<List<TcpRow>> table) {
    kept.put(moment, new Tables(table.map(ledger::rows), Optional.empty()));
  }

  List<String> names() {
    return List.copyOf(kept.keySet());
  }

  Optional<List<TcpRow>> tcp(String moment) {
    return kept.getOrDefault(moment, Tables.NONE).tcp();
  }

  Optional<List<UdpRow>> udp(String moment) {
    return kept.getOrDefault(moment, Tables.NONE).udp();
  }

  private Optional<List<TcpRow>> rows() {
    Optional<List<TcpRow>> all = KernelTable.tcp();
    synchronized (lock) {
      return all.map(ledger::rows);
    }
  }

  /** What has to agree: not the timers, which run. */
  private static List<String> states(Optional<List<TcpRow>> rows) {
    return rows.orElse(List.of()).stream()
        .map(
            row ->
                String.join(
                    " ",
                    String.valueOf(row.local()),
                    String.valueOf(row.remote()),
                    String.valueOf(row.state()),
                    String.valueOf(row.receiveQueue()),
                    String.valueOf(row.sendQueue())))
        .toList();
  }
}
