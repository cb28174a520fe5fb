package loopbook.course;

/** What an example or a lesson needs that a machine may lack. */
public enum Need {
  JDK21("jdk21"),
  IPV6("ipv6"),
  /** Unix-domain sockets. */
  UNIX("unix"),
  /** The kernel's socket table in {@code /proc/net}. */
  PROC("proc"),
  /** 127.0.0.2 can be bound. */
  LOOPBACK2("loopback2");

  private final String word;

  Need(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
