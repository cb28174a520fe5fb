package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.grade.Report;
import loopbook.grade.Student;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class GithubTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "::(error|warning) (?:file=([^:,]*),)?(?:line=(\\d+),)?title=([^:,]*)::([^\\r\\n]*)");

  /** As the runner takes it back. */
  private static String back(String value) {
    return value
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%0A", "\n")
        .replace("%0D", "\r")
        .replace("%25", "%");
  }

  @Test
  void annotationsAreOneCommandALine() {
    for (Report report : Sample.hostile().reports()) {
      String text = GithubCommands.write(report);
      assertThat(text.split("\n"))
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(10)
          .allMatch(line -> COMMAND.matcher(line).matches());
      assertThat(text).endsWith("\n").doesNotContain("\r");
    }
    Report report =
        Sample.report(
            Student.of("a", ""),
            Sample.broken(Sample.ECHO, "100% wrong: a, b"),
            Sample.graded(Sample.FRAMES, "0", Sample.failed("cut", true, "one\ntwo %0A")));
    List<Matcher> commands =
        GithubCommands.write(report)
            .lines()
            .map(COMMAND::matcher)
            .filter(Matcher::matches)
            .toList();
    assertThat(commands).hasSize(2);
    assertThat(commands.get(0).group(2)).isEqualTo("EchoUntilEof.java");
    assertThat(commands.get(0).group(3)).isEqualTo("12");
    assertThat(back(commands.get(0).group(5))).contains("100% wrong: a, b");
    assertThat(back(commands.get(1).group(5))).contains("one\ntwo %0A\nsent: 6 bytes");
    assertThat(back(commands.get(1).group(4))).isEqualTo("EX10 title of cut");
  }

  @Test
  void whatASubmissionWroteIsOnlyInFences() {
    for (Report report : Sample.hostile().reports()) {
      String summary = GithubSummary.write(report);
      assertThat(summary.length()).isLessThan(400_000);
      StringBuilder fenced = new StringBuilder();
      StringBuilder text = new StringBuilder();
      Parser.builder()
          .build()
          .parse(summary)
          .accept(
              new AbstractVisitor() {
                @Override
                public void visit(FencedCodeBlock block) {
                  fenced.append(block.getLiteral());
                }

                @Override
                public void visit(Text node) {
                  text.append(node.getLiteral());
                }

                @Override
                public void visit(HtmlBlock block) {
                  throw new AssertionError(block.getLiteral());
                }

                @Override
                public void visit(HtmlInline inline) {
                  throw new AssertionError(inline.getLiteral());
                }

                @Override
                public void visit(Link link) {
                  throw new AssertionError(link.getDestination());
                }

                @Override
                public void visit(Image image) {
                  throw new AssertionError(image.getDestination());
                }
              });
      assertThat(text).contains(Plain.line(report.student().title(), 1000));
      report.graded().stream()
          .flatMap(graded -> graded.checks().stream())
          .filter(check -> check.name().equals("halfClose") && !check.output().isEmpty())
          .forEach(check -> assertThat(fenced).contains(Plain.lines(check.output(), 1000)));
    }
  }
}
