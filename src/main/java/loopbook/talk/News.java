package loopbook.talk;

import java.net.InetSocketAddress;

/** What happened at our end of a conversation. */
public sealed interface News {
  /** Our listener is bound there. */
  record Listening(InetSocketAddress at) implements News {}

  /** Our datagram socket is bound there. */
  record Bound(InetSocketAddress at) implements News {}

  /** The handshake is over. */
  record Connected(InetSocketAddress local, InetSocketAddress remote) implements News {}

  /** A client has connected. */
  record Accepted(InetSocketAddress remote) implements News {}

  /** Nobody listens there: the connection was refused, or a datagram was. */
  record Refused(InetSocketAddress remote) implements News {}

  /** These bytes are being sent; as one datagram where it is UDP. */
  record Sending(Bytes bytes) implements News {}

  /**
   * One read, or one datagram, brought these bytes.
   *
   * @param from who sent the datagram; empty text for a connection
   */
  record Received(Bytes bytes, String from) implements News {}

  /** The other end sends no more. */
  record EndOfStream() implements News {}

  /** The other end has reset the connection. */
  record Reset() implements News {}

  /** We send no more. */
  record HalfClosed() implements News {}

  /** We have closed our end. */
  record Closed() implements News {}

  /** We have reset the connection. */
  record Aborted() implements News {}

  /**
   * Something failed otherwise.
   *
   * @param what the system's own words
   */
  record Failed(String what) implements News {}
}
