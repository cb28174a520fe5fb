package loopbook.progress;

import java.nio.file.Path;

/**
 * Something that the disk refused or that was found in the workspace; the session goes on.
 *
 * @param file the file or folder that it is about
 * @param detail where it was moved, or what the system said; may be empty
 */
public record Trouble(Kind kind, Path file, String detail) {
  /** What it is. */
  public enum Kind {
    /** Some lines of the progress file could not be read; it was set aside, the rest is kept. */
    DAMAGED,
    /** The progress file is not ours; it was set aside. */
    FOREIGN,
    /** The progress file is of a newer version; it was set aside. */
    NEWER,
    /** The progress file cannot be read, so nothing is written over it. */
    UNREADABLE,
    /** What was done could not be saved; it is kept in memory and tried again. */
    UNSAVED,
    /** Another process held the workspace for too long. */
    BUSY,
    /** A folder or file of the workspace could not be made, copied or moved. */
    REFUSED
  }
}
