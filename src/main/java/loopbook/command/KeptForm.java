package loopbook.command;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.wire.Event;
import loopbook.wire.Stored;
import loopbook.wire.TcpRow;

/** The last run as bytes. */
final class KeptForm {
  private static final int MOST = 100_000;

  private KeptForm() {}

  static void write(DataOutputStream out, Kept run) throws IOException {
    out.writeInt(Stored.FORM);
    out.writeUTF(run.example());
    texts(out, run.roles());
    Stored.write(out, run.events());
    texts(out, run.moments());
    out.writeInt(run.states().size());
    for (Map.Entry<String, List<TcpRow>> table : run.states().entrySet()) {
      out.writeUTF(table.getKey());
      Stored.write(out, table.getValue());
    }
  }

  static Kept read(DataInputStream in) throws IOException {
    if (in.readInt() != Stored.FORM) {
      throw new IOException("written by another version");
    }
    String example = in.readUTF();
    List<String> roles = texts(in);
    List<Event> events = Stored.read(in, Event.class);
    List<String> moments = texts(in);
    Map<String, List<TcpRow>> states = new LinkedHashMap<>();
    int tables = count(in);
    for (int i = 0; i < tables; i++) {
      states.put(in.readUTF(), Stored.read(in, TcpRow.class));
    }
    return new Kept(example, roles, events, states, moments);
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    int count = count(in);
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a count of " + count);
    }
    return count;
  }
}
