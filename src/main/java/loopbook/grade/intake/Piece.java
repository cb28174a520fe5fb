package loopbook.grade.intake;

/**
 * One file of what a student handed in.
 *
 * @param path within it, with slashes; a file of an archive has the archive's name in its path
 * @param bytes all of them if it may be a source, else the first ones
 * @param size of the whole, as far as known
 * @param derived whether it lies where tools put what they make
 */
record Piece(String path, byte[] bytes, long size, boolean derived) {
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder that it lies in, with a slash at its end; empty at the top. */
  String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  int depth() {
    return (int) path.chars().filter(c -> c == '/').count();
  }
}
