package loopbook.peer;

import java.util.Optional;

/** Something that is to come. */
abstract sealed class Hearing implements Doing {
  private static final long NOT_YET = Long.MAX_VALUE;

  final Conversation on;
  final Inbox inbox;
  final Inbox.Keeper came = new Inbox.Keeper();
  private long settledAt = NOT_YET;

  private Hearing(Conversation on) {
    this.on = on;
    this.inbox = on.inbox();
  }

  boolean over() {
    return on.line().ending() != Ending.NONE;
  }

  /** How many bytes at least it is about. */
  long wanted() {
    return 0;
  }

  Miss.Kind ended() {
    return on.line().ending() == Ending.RESET ? Miss.Kind.RESET : Miss.Kind.ENDED;
  }

  /** Something is wrong: waits a little for the rest of it, so that it can be shown whole. */
  boolean settled(long now, boolean enough) {
    if (settledAt == NOT_YET) {
      settledAt = now + Conversation.SETTLE;
    }
    return enough || over() || now >= settledAt;
  }

  long settling() {
    return settledAt;
  }

  Kept all() {
    inbox.take(inbox.size(), came);
    return came.kept();
  }

  /** Exactly these bytes. */
  static final class Exactly extends Hearing {
    private final Content content;
    private long matched;
    private Optional<Difference> difference = Optional.empty();

    Exactly(Conversation on, Content content) {
      super(on);
      this.content = content;
    }

    @Override
    public long go(long now) {
      match();
      if (difference.isPresent()) {
        if (!settled(now, came.total() + inbox.size() >= content.length())) {
          return settling();
        }
        missed(Miss.Kind.DIFFERENT, now);
      } else if (matched < content.length()) {
        if (!over()) {
          return NOT_YET;
        }
        missed(ended(), now);
      }
      return DONE;
    }

    @Override
    long wanted() {
      return content.length();
    }

    private void match() {
      if (difference.isPresent()) {
        return;
      }
      int common = (int) Math.min(inbox.size(), content.length() - matched);
      byte[] expected = content.copy(matched, common);
      int first = inbox.mismatch(expected);
      if (first >= 0) {
        difference =
            Optional.of(
                new Difference(matched + first, expected[first] & 0xFF, inbox.at(first) & 0xFF));
        return;
      }
      inbox.take(common, came);
      matched += common;
    }

    private void missed(Miss.Kind kind, long now) {
      Optional<Difference> first =
          difference.isPresent()
              ? difference
              : Optional.of(new Difference(matched, content.at(matched) & 0xFF, -1));
      on.missed(kind, content.kept(), all(), first, now, null);
    }

    @Override
    public void late(long now) {
      missed(difference.isPresent() ? Miss.Kind.DIFFERENT : Miss.Kind.TOO_LATE, now);
    }
  }

  /** Any line. */
  static final class AnyLine extends Hearing {
    private final int limit;
    private int scanned;

    AnyLine(Conversation on, int limit) {
      super(on);
      this.limit = limit;
    }

    @Override
    public long go(long now) {
      for (; scanned < inbox.size(); scanned++) {
        if (scanned == limit) {
          on.missed(Miss.Kind.TOO_MUCH, Kept.NOTHING, all(), now, null);
          return DONE;
        }
        if (inbox.at(scanned) == '\n') {
          inbox.take(scanned + 1, came);
          return DONE;
        }
      }
      if (over()) {
        on.missed(ended(), Kept.NOTHING, all(), now, null);
        return DONE;
      }
      return NOT_YET;
    }

    @Override
    public void late(long now) {
      on.missed(Miss.Kind.TOO_LATE, Kept.NOTHING, all(), now, null);
    }
  }

  /** Anything, and an end. */
  static final class All extends Hearing {
    All(Conversation on) {
      super(on);
    }

    @Override
    public long go(long now) {
      inbox.take(inbox.size(), came);
      return over() ? DONE : NOT_YET;
    }

    @Override
    public void late(long now) {
      on.missed(Miss.Kind.STILL_OPEN, Kept.NOTHING, all(), now, null);
    }
  }

  /** An end, and nothing before it. */
  static final class End extends Hearing {
    private final boolean orReset;

    End(Conversation on, boolean orReset) {
      super(on);
      this.orReset = orReset;
    }

    @Override
    public long go(long now) {
      if (inbox.size() > 0) {
        if (!settled(now, inbox.size() >= Kept.LIMIT)) {
          return settling();
        }
        on.missed(Miss.Kind.TOO_MUCH, Kept.NOTHING, all(), now, null);
        return DONE;
      }
      if (!over()) {
        return NOT_YET;
      }
      if (on.line().ending() == Ending.RESET && !orReset) {
        on.missed(Miss.Kind.RESET, Kept.NOTHING, Kept.NOTHING, now, null);
      }
      return DONE;
    }

    @Override
    public void late(long now) {
      Miss.Kind kind = inbox.size() > 0 ? Miss.Kind.TOO_MUCH : Miss.Kind.STILL_OPEN;
      on.missed(kind, Kept.NOTHING, all(), now, null);
    }
  }
}
