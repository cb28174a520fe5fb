package loopbook.cli;

/** Starts the workbook, or runs one command of it. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(args.length == 0 ? 0 : 2);
  }
}
