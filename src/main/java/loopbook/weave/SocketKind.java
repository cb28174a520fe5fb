package loopbook.weave;

/** What a socket is to the kernel, whichever Java class stands for it. */
public enum SocketKind {
  /**
   * One end of a connection: {@code Socket}, {@code SSLSocket}, {@code SocketChannel}, {@code
   * AsynchronousSocketChannel}, TCP or Unix-domain.
   */
  STREAM,
  /** {@code ServerSocket}, {@code ServerSocketChannel}, {@code AsynchronousServerSocketChannel}. */
  LISTENER,
  /** {@code DatagramSocket}, {@code MulticastSocket}, {@code DatagramChannel}. */
  DATAGRAM,
  /** No socket, but what waits for several: a {@code Selector}. */
  SELECTOR
}
