package loopbook.progress;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What the system said when it refused something, in few words. */
final class Refusal {
  private Refusal() {}

  static String of(IOException refused) {
    if (refused instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (refused instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (refused instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (refused instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return refused.getMessage() == null ? refused.getClass().getSimpleName() : refused.getMessage();
  }
}
