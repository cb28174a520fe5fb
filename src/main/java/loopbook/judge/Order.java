package loopbook.judge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import loopbook.judge.trial.Detail;
import loopbook.judge.trial.Finding;
import loopbook.judge.trial.Mistake;

/**
 * What a judge in a chamber is asked to do, and the form of its answer. Both ends are ours and of
 * one version; nothing of a learner's program writes here.
 *
 * @param type the class under test
 * @param tests the test classes by name, and whether each is of the answer pack
 * @param seed of the tests' inputs
 * @param ids JUnit's unique ids of the tests that are wanted
 * @param classes the compiled submission, by binary name
 */
record Order(
    String type,
    long seed,
    Map<String, Boolean> tests,
    List<String> ids,
    Map<String, byte[]> classes) {
  void write(DataOutputStream out) throws IOException {
    write(out, type);
    out.writeLong(seed);
    out.writeInt(tests.size());
    for (Map.Entry<String, Boolean> one : tests.entrySet()) {
      write(out, one.getKey());
      out.writeBoolean(one.getValue());
    }
    out.writeInt(ids.size());
    for (String id : ids) {
      write(out, id);
    }
    out.writeInt(classes.size());
    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
      write(out, one.getKey());
      out.writeInt(one.getValue().length);
      out.write(one.getValue());
    }
    out.flush();
  }

  static Order read(DataInputStream in) throws IOException {
    String type = text(in);
    long seed = in.readLong();
    Map<String, Boolean> tests = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      tests.put(text(in), in.readBoolean());
    }
    List<String> ids = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ids.add(text(in));
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      classes.put(text(in), in.readNBytes(in.readInt()));
    }
    return new Order(type, seed, tests, ids, classes);
  }

  static void write(DataOutputStream out, TestResult result) throws IOException {
    write(out, result.name());
    write(out, result.title());
    out.writeBoolean(result.hidden());
    write(out, result.state().name());
    write(out, result.verdict().name());
    out.writeBoolean(result.finding().isPresent());
    if (result.finding().isPresent()) {
      write(out, result.finding().get());
    }
    write(out, result.cost());
    write(out, result.output());
    out.writeBoolean(result.starved());
    out.writeBoolean(result.retried());
    write(out, result.ours());
  }

  static TestResult result(DataInputStream in) throws IOException {
    return new TestResult(
        text(in),
        text(in),
        in.readBoolean(),
        TestResult.State.valueOf(text(in)),
        Verdict.valueOf(text(in)),
        in.readBoolean() ? Optional.of(finding(in)) : Optional.empty(),
        cost(in),
        text(in),
        in.readBoolean(),
        in.readBoolean(),
        text(in));
  }

  /** What is not known is -1. */
  private static void write(DataOutputStream out, Cost cost) throws IOException {
    out.writeLong(cost.wall().toNanos());
    out.writeLong(cost.processor().map(Duration::toNanos).orElse(-1L));
    out.writeLong(cost.peakBytes().orElse(-1L));
  }

  private static Cost cost(DataInputStream in) throws IOException {
    Duration wall = Duration.ofNanos(in.readLong());
    long processor = in.readLong();
    long peak = in.readLong();
    return new Cost(
        wall,
        processor < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(processor)),
        peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak));
  }

  private static void write(DataOutputStream out, Finding finding) throws IOException {
    write(out, finding.kind().name());
    write(out, finding.message());
    out.writeInt(finding.details().size());
    for (Detail detail : finding.details()) {
      write(out, detail.label().name());
      write(out, detail.text());
    }
    write(out, finding.next());
    write(out, finding.mistake().map(Mistake::name).orElse(""));
  }

  private static Finding finding(DataInputStream in) throws IOException {
    Finding.Kind kind = Finding.Kind.valueOf(text(in));
    String message = text(in);
    List<Detail> details = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      details.add(new Detail(Detail.Label.valueOf(text(in)), text(in)));
    }
    String next = text(in);
    String mistake = text(in);
    return new Finding(
        kind,
        message,
        details,
        next,
        mistake.isEmpty() ? Optional.empty() : Optional.of(Mistake.valueOf(mistake)));
  }

  /** Any length; {@code writeUTF} ends at 64 KiB. */
  static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
