package ex32;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Trial
class FileServerVisible {

  @Test
  @Order(1)
  @DisplayName("two files, on one connection")
  void twoFiles(Submission submission, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("hello.txt"), "hello\n");
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/page.txt"), "page\n");
    Service service = submission.serve("serve", submission.listener(), folder);
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client")
                .send("GET hello.txt\n")
                .expect("OK 6\nhello\n")
                .send("GET sub/page.txt\n")
                .expect("OK 5\npage\n")
                .halfClose()
                .thenEndOfStream())
        .otherwise(
            "A client asked for two files, one after the other, and did not get both.",
            "For each line: OK, the length, LF, the bytes. Close when the client's stream ends.");
  }

  @Test
  @Order(2)
  @DisplayName("a file outside root is not served, and the connection goes on")
  void outside(Submission submission, @TempDir Path folder) throws IOException {
    Path root = Files.createDirectory(folder.resolve("site"));
    Files.writeString(root.resolve("hello.txt"), "hello\n");
    Files.writeString(folder.resolve("secret.txt"), "secret\n");
    Service service = submission.serve("serve", submission.listener(), root);
    submission
        .play(
            submission
                .dial(service.address())
                .named("a curious client")
                .send("GET ../secret.txt\n")
                .expect("ERR ")
                .hearLine(2000)
                .send("GET hello.txt\n")
                .expect("OK 6\nhello\n"))
        .otherwise(
            "A file beside root was asked for, then one inside: the answers must be ERR and OK.",
            "Find out where the name really leads before you open it.");
  }
}
