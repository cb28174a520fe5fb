package loopbook.command;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.wire.Compared;
import loopbook.wire.Event;
import loopbook.wire.Stored;
import loopbook.wire.TcpRow;
import loopbook.wire.UdpRow;

/** The last run and the last check that failed, as bytes. */
final class KeptForm {
  /** Changes with the form of a check. */
  private static final int CHECK = Stored.FORM * 31 + 1;

  private static final int MOST = 100_000;
  private static final int MOST_CODE = 1 << 20;

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
    out.writeInt(run.datagrams().size());
    for (Map.Entry<String, List<UdpRow>> table : run.datagrams().entrySet()) {
      out.writeUTF(table.getKey());
      Stored.write(out, table.getValue());
    }
    Stored.write(out, run.compared());
    out.writeUTF(run.note());
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
    Map<String, List<UdpRow>> datagrams = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      datagrams.put(in.readUTF(), Stored.read(in, UdpRow.class));
    }
    List<Compared> compared = Stored.read(in, Compared.class);
    return new Kept(example, roles, events, states, datagrams, moments, compared, in.readUTF());
  }

  static void check(DataOutputStream out, KeptCheck check) throws IOException {
    out.writeInt(CHECK);
    out.writeUTF(check.exercise());
    out.writeLong(check.seed());
    out.writeInt(check.classes().size());
    for (Map.Entry<String, byte[]> one : check.classes().entrySet()) {
      out.writeUTF(one.getKey());
      out.writeInt(one.getValue().length);
      out.write(one.getValue());
    }
    texts(out, check.failed().stream().map(KeptCheck.Failed::name).toList());
    texts(out, check.failed().stream().map(KeptCheck.Failed::title).toList());
    out.writeInt(check.seen().size());
    for (Map.Entry<String, Kept> one : check.seen().entrySet()) {
      out.writeUTF(one.getKey());
      write(out, one.getValue());
    }
  }

  static KeptCheck check(DataInputStream in) throws IOException {
    if (in.readInt() != CHECK) {
      throw new IOException("written by another version");
    }
    String exercise = in.readUTF();
    long seed = in.readLong();
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      String name = in.readUTF();
      byte[] code = new byte[Math.min(in.readInt(), MOST_CODE)];
      in.readFully(code);
      classes.put(name, code);
    }
    List<String> names = texts(in);
    List<String> titles = texts(in);
    List<KeptCheck.Failed> failed = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), titles.size()); i++) {
      failed.add(new KeptCheck.Failed(names.get(i), titles.get(i)));
    }
    if (failed.isEmpty()) {
      throw new IOException("no check");
    }
    Map<String, Kept> seen = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      seen.put(in.readUTF(), read(in));
    }
    return new KeptCheck(exercise, seed, classes, failed, seen);
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
