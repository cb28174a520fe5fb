package loopbook.weave;

/** What a traced call does. The name that people read is {@link #call}. */
public enum Operation {
  BIND("bind"),
  LISTEN("bind"),
  CONNECT("connect"),
  ACCEPT("accept"),
  READ("read"),
  WRITE("write"),
  URGENT("send"),
  SEND("send"),
  RECEIVE("receive"),
  DISCONNECT("disconnect"),
  JOIN("join"),
  SHUT_INPUT("shutdown"),
  SHUT_OUTPUT("shutdown"),
  CLOSE("close"),
  /** A close with a linger time of zero: the peer is told by a reset. */
  RESET("close"),
  SELECT("select"),
  /** Into a TLS socket, which encrypts it. */
  TLS_WRITE("write"),
  /** Out of a TLS socket, decrypted. */
  TLS_READ("read");

  private final String call;

  Operation(String call) {
    this.call = call;
  }

  /** The call as a wire fence names it. */
  public String call() {
    return call;
  }

  /** Whether it gives the socket an address, or a connection. */
  public boolean opens() {
    return this == BIND || this == LISTEN || this == CONNECT;
  }

  /** Whether the socket is closed by it. */
  public boolean closes() {
    return this == CLOSE || this == RESET;
  }
}
