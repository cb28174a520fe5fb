package loopbook.wire;

import java.io.ByteArrayOutputStream;
import java.util.List;
import loopbook.weave.Tracer;

/** Sends or receives in a row that a phrase states as one. */
final class FenceParts {
  private FenceParts() {}

  /** How many events from that place on are together what the phrase says; 0 if they are not. */
  static int count(Phrase phrase, List<Event> all, int place) {
    Event head = all.get(place);
    if (!FenceLines.says(phrase, head)) {
      return 0;
    }
    ByteArrayOutputStream known = new ByteArrayOutputStream();
    boolean allKnown = true;
    long bytes = 0;
    long parts = 0;
    for (int i = place; i < all.size(); i++) {
      Event event = all.get(i);
      if (event.kind() != head.kind()
          || event.socket() != head.socket()
          || parts + event.times() > phrase.parts().most()
          || (phrase.amount().count() >= 0 && bytes >= phrase.amount().count())) {
        return 0;
      }
      parts += event.times();
      bytes += event.bytes();
      if (allKnown && known.size() <= Tracer.PAYLOAD_LIMIT) {
        known.writeBytes(event.data().payload().toArray());
        allKnown = event.data().payload().size() == event.bytes();
      }
      boolean more = phrase.amount().count() < 0 && continues(phrase, all, i, parts);
      if (!more
          && parts >= phrase.parts().least()
          && phrase.amount().fits(known.toByteArray(), bytes)) {
        return i + 1 - place;
      }
    }
    return 0;
  }

  /** Where no number is stated, all that comes in a row is meant. */
  private static boolean continues(Phrase phrase, List<Event> all, int place, long parts) {
    if (place + 1 >= all.size() || parts >= phrase.parts().most()) {
      return false;
    }
    Event next = all.get(place + 1);
    return next.kind() == all.get(place).kind() && next.socket() == all.get(place).socket();
  }
}
