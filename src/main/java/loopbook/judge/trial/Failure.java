package loopbook.judge.trial;

import java.util.List;
import loopbook.peer.Heard;

/** Ends a test that did not pass; the judge reads its {@link #finding()} and nothing else. */
public final class Failure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;
  private final transient Symptoms symptoms;

  Failure(Finding finding) {
    this(finding, Symptoms.NONE);
  }

  Failure(Finding finding, Symptoms symptoms) {
    super(String.join("\n", finding.lines()));
    this.finding = finding;
    this.symptoms = symptoms;
  }

  public Finding finding() {
    return finding;
  }

  /** The same, named by the mistake that it looks like now that all connections are over. */
  Failure named(List<Heard> played) {
    return new Failure(finding.named(Mistakes.of(symptoms.with(played))), symptoms);
  }
}
