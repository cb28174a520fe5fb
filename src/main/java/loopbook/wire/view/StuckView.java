package loopbook.wire.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopbook.weave.Wants;
import loopbook.wire.Stuck;
import loopbook.wire.Stuck.Doing;
import loopbook.wire.Stuck.Other;

/** Why a call waited, in sentences. */
public final class StuckView {
  private static final int SHOWN = 24;

  private StuckView() {}

  /**
   * What it waited for, what had come, what the other end did: one line each.
   *
   * @param where the learner's line
   * @param call as that line calls it, {@code BufferedReader.readLine}
   */
  public static List<String> tell(Stuck stuck, String where, String call) {
    List<String> told = new ArrayList<>();
    told.add(Words.of("stuck.head", where, call, seconds(stuck.lasted()), wants(stuck.wants())));
    switch (stuck.operation()) {
      case READ -> {
        told.add(bytes(stuck));
        reader(stuck, told);
      }
      case WRITE -> writer(stuck, told);
      case ACCEPT -> told.add(Words.of("stuck.accepted", stuck.got().count()));
      case RECEIVE -> told.add(Words.of("stuck.datagrams", stuck.got().count()));
      case CONNECT -> {
        if (stuck.other().doing() == Doing.UNACCEPTED) {
          told.add(Words.of("stuck.full", whose(stuck)));
        }
      }
      default -> {}
    }
    return told;
  }

  /** Said once of both ends: that neither can go on. */
  public static List<String> deadlock(Stuck stuck) {
    return stuck.deadlock()
        ? List.of(Words.of("stuck.deadlock." + lower(stuck.operation())))
        : List.of();
  }

  private static String wants(Wants wants) {
    return Words.of("stuck.wants." + lower(wants.kind()), wants.count());
  }

  private static String bytes(Stuck stuck) {
    Stuck.Got got = stuck.got();
    if (got.count() == 0) {
      return Words.of("stuck.got.nothing");
    }
    String last = got.last().quotedEnd(SHOWN);
    boolean kept = got.last().size() > 0;
    if (stuck.wants().kind() != Wants.Kind.LINE_END || !kept) {
      return Words.of(kept ? "stuck.got" : "stuck.got.unkept", got.count(), last);
    }
    if (got.rest() == 0) {
      return Words.of("stuck.got.lines", got.count(), last);
    }
    return got.rest() == got.count()
        ? Words.of("stuck.got.noline", got.count(), last)
        : Words.of("stuck.got.rest", got.rest(), last);
  }

  private static void reader(Stuck stuck, List<String> told) {
    Other other = stuck.other();
    boolean end = stuck.wants().kind() == Wants.Kind.END_OF_STREAM;
    if (end && (other.doing() == Doing.READS || other.doing() == Doing.IDLE)) {
      told.add(Words.of("stuck.unclosed", whose(stuck), opened(other)));
    }
    Wants wants = other.wants();
    if (other.doing() == Doing.READS && wants != null) {
      told.add(Words.of("stuck.reads", whose(stuck), place(other), wants(wants)));
    } else if (other.doing() == Doing.IDLE && !end) {
      told.add(Words.of("stuck.idle", whose(stuck), opened(other)));
    } else if (other.doing() == Doing.UNACCEPTED) {
      told.add(Words.of("stuck.unaccepted", whose(stuck)));
    }
  }

  private static void writer(Stuck stuck, List<String> told) {
    Other other = stuck.other();
    switch (other.doing()) {
      case UNKNOWN -> told.add(Words.of("stuck.unread.unknown"));
      case UNACCEPTED -> told.add(Words.of("stuck.unaccepted", whose(stuck)));
      default -> told.add(Words.of("stuck.unread", whose(stuck), other.received(), stuck.sent()));
    }
    if (other.doing() == Doing.WRITES) {
      told.add(Words.of("stuck.writes", whose(stuck), place(other)));
    }
  }

  /** The other end's party; its own other end is told by where it was opened. */
  private static String whose(Stuck stuck) {
    return stuck.other().party().equals(stuck.party())
        ? Words.of("stuck.itself")
        : stuck.other().party();
  }

  private static String place(Other other) {
    return other.line() == null ? "" : Words.of("stuck.at", other.line());
  }

  private static String opened(Other other) {
    return other.line() == null ? "" : Words.of("stuck.opened", other.line());
  }

  /** {@code 2.0}. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
