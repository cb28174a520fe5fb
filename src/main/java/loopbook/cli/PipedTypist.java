package loopbook.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import loopbook.command.Typist;
import org.jspecify.annotations.Nullable;

/** The lines of the standard input, a pipe's or a keyboard's. */
final class PipedTypist implements Typist {
  private final InputStream in;
  private @Nullable BufferedReader lines;

  PipedTypist(InputStream in) {
    this.in = in;
  }

  @Override
  public synchronized Optional<String> line(Asking asking) {
    BufferedReader reading = lines;
    if (reading == null) {
      reading = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines = reading;
    }
    try {
      return Optional.ofNullable(reading.readLine());
    } catch (IOException closed) {
      return Optional.empty();
    }
  }
}
