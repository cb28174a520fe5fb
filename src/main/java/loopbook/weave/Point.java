package loopbook.weave;

import static loopbook.weave.Operation.*;
import static loopbook.weave.Point.Shape.*;

import java.util.List;

/**
 * A method of the JDK that is woven.
 *
 * @param owner internal name of its class
 * @param shape how its arguments and its result are read
 */
record Point(String owner, String method, String descriptor, Operation operation, Shape shape) {
  /** What the arguments mean. */
  enum Shape {
    /** (address, …), or (host, port). */
    ADDRESS,
    /** Returns the new socket. */
    ACCEPTED,
    /** (new socket). */
    ACCEPTED_INTO,
    /** (bytes, from, length, …) on one of a socket's streams. */
    STREAM,
    /** (bytes, from, length, …) on the channel itself. */
    ARRAY,
    /** (buffer). */
    BUFFER,
    /** (buffers, from, length). */
    BUFFERS,
    /** (packet, …). */
    PACKET,
    /** (buffer, …), returns where the datagram came from. */
    FROM,
    /** (buffer, address). */
    TO,
    /** (position, count, target) of a file. */
    FILE,
    /** (one byte). */
    BYTE,
    /** No arguments that matter. */
    PLAIN,
    /** (…), returns how many keys are ready. */
    READY,
    /** A constructor's (delegate): both objects are one socket. */
    ALIAS,
    /** (bytes, from, length): what one writes to a TLS socket's stream, or reads from it. */
    PLAINTEXT,
    /** (address, …, handler) of an asynchronous channel. */
    LATER_ADDRESS,
    /** (…, handler), and the result is the new channel. */
    LATER_ACCEPTED,
    /** (whether of several, buffer, buffers, …, handler). */
    LATER_BUFFERS,
    /** (result or failure) of a future that is about to have it. */
    COMPLETES,
    /** A future that may have just been completed. */
    COMPLETED,
    /** (option, value), or (whether to linger, seconds). */
    OPTION;

    boolean hasAddress() {
      return switch (this) {
        case ADDRESS, LATER_ADDRESS, TO, PACKET -> true;
        default -> false;
      };
    }

    /** Whether the call ends when its handler is called or its future completed. */
    boolean isAsynchronous() {
      return switch (this) {
        case LATER_ADDRESS, LATER_ACCEPTED, LATER_BUFFERS -> true;
        default -> false;
      };
    }
  }

  private static final String SOCKET = "java/net/Socket";
  private static final String LISTENER = "java/net/ServerSocket";
  private static final String DATAGRAM = "java/net/DatagramSocket";
  private static final String CHANNEL = "sun/nio/ch/SocketChannelImpl";
  private static final String ACCEPTOR = "sun/nio/ch/ServerSocketChannelImpl";
  private static final String PACKETS = "sun/nio/ch/DatagramChannelImpl";
  private static final String ADAPTOR = "sun/nio/ch/SocketAdaptor";
  private static final String ACCEPTOR_ADAPTOR = "sun/nio/ch/ServerSocketAdaptor";
  private static final String PACKETS_ADAPTOR = "sun/nio/ch/DatagramSocketAdaptor";
  private static final String SELECTOR = "sun/nio/ch/SelectorImpl";
  private static final String LATER = "sun/nio/ch/AsynchronousSocketChannelImpl";
  private static final String LATER_ACCEPTOR = "sun/nio/ch/AsynchronousServerSocketChannelImpl";
  private static final String FUTURE = "sun/nio/ch/PendingFuture";
  private static final String TLS = "sun/security/ssl/SSLSocketImpl";
  private static final String TLS_BASE = "sun/security/ssl/BaseSSLSocketImpl";
  private static final String ADDR = "Ljava/net/SocketAddress;";
  private static final String BUF = "Ljava/nio/ByteBuffer;";
  private static final String DONE = "Ljava/nio/channels/CompletionHandler;";
  private static final String PROMISE = "Ljava/util/concurrent/Future;";
  private static final String OPTIONS = "Ljava/net/SocketOption;Ljava/lang/Object;";
  private static final String PACK = "Ljava/net/DatagramPacket;";

  private static final String MOVES =
      "(Z"
          + BUF
          + "["
          + BUF
          + "JLjava/util/concurrent/TimeUnit;Ljava/lang/Object;"
          + DONE
          + ")"
          + PROMISE;

  /**
   * Of JDK 17 to 25. Those with the same owner and name but another descriptor exist in some
   * versions only.
   */
  static final List<Point> ALL =
      List.of(
          new Point(SOCKET, "connect", "(" + ADDR + "I)V", CONNECT, ADDRESS),
          new Point(SOCKET, "bind", "(" + ADDR + ")V", BIND, ADDRESS),
          new Point(SOCKET, "close", "()V", CLOSE, PLAIN),
          new Point(SOCKET, "shutdownInput", "()V", SHUT_INPUT, PLAIN),
          new Point(SOCKET, "shutdownOutput", "()V", SHUT_OUTPUT, PLAIN),
          new Point(SOCKET, "setSoLinger", "(ZI)V", BIND, OPTION),
          new Point(SOCKET, "setOption", "(" + OPTIONS + ")Ljava/net/Socket;", BIND, OPTION),
          new Point(SOCKET, "sendUrgentData", "(I)V", URGENT, BYTE),
          new Point(SOCKET + "$SocketInputStream", "read", "([BII)I", READ, STREAM),
          new Point(SOCKET + "$SocketOutputStream", "write", "([BII)V", WRITE, STREAM),
          new Point(LISTENER, "bind", "(" + ADDR + "I)V", LISTEN, ADDRESS),
          new Point(LISTENER, "accept", "()Ljava/net/Socket;", ACCEPT, ACCEPTED),
          new Point(LISTENER, "close", "()V", CLOSE, PLAIN),
          new Point(DATAGRAM, "<init>", "(Ljava/net/DatagramSocket;)V", BIND, ALIAS),
          new Point(DATAGRAM, "bind", "(" + ADDR + ")V", BIND, ADDRESS),
          new Point(DATAGRAM, "connect", "(" + ADDR + ")V", CONNECT, ADDRESS),
          new Point(DATAGRAM, "connect", "(Ljava/net/InetAddress;I)V", CONNECT, ADDRESS),
          new Point(DATAGRAM, "disconnect", "()V", DISCONNECT, PLAIN),
          new Point(DATAGRAM, "send", "(" + PACK + ")V", SEND, PACKET),
          new Point(DATAGRAM, "receive", "(" + PACK + ")V", RECEIVE, PACKET),
          new Point(DATAGRAM, "close", "()V", CLOSE, PLAIN),
          new Point("java/net/MulticastSocket", "send", "(" + PACK + "B)V", SEND, PACKET),
          new Point(ADAPTOR, "connect", "(" + ADDR + "I)V", CONNECT, ADDRESS),
          new Point(ADAPTOR, "bind", "(" + ADDR + ")V", BIND, ADDRESS),
          new Point(ADAPTOR, "sendUrgentData", "(I)V", URGENT, BYTE),
          new Point(ACCEPTOR_ADAPTOR, "bind", "(" + ADDR + "I)V", LISTEN, ADDRESS),
          new Point(ACCEPTOR_ADAPTOR, "accept", "()Ljava/net/Socket;", ACCEPT, ACCEPTED),
          new Point(PACKETS_ADAPTOR, "bind", "(" + ADDR + ")V", BIND, ADDRESS),
          new Point(PACKETS_ADAPTOR, "connect", "(" + ADDR + ")V", CONNECT, ADDRESS),
          new Point(PACKETS_ADAPTOR, "connect", "(Ljava/net/InetAddress;I)V", CONNECT, ADDRESS),
          new Point(PACKETS_ADAPTOR, "disconnect", "()V", DISCONNECT, PLAIN),
          new Point(PACKETS_ADAPTOR, "send", "(" + PACK + ")V", SEND, PACKET),
          new Point(PACKETS_ADAPTOR, "receive", "(" + PACK + ")V", RECEIVE, PACKET),
          new Point(
              CHANNEL, "bind", "(" + ADDR + ")Ljava/nio/channels/SocketChannel;", BIND, ADDRESS),
          new Point(
              CHANNEL,
              "setOption",
              "(" + OPTIONS + ")Ljava/nio/channels/SocketChannel;",
              BIND,
              OPTION),
          new Point(CHANNEL, "connect", "(" + ADDR + ")Z", CONNECT, ADDRESS),
          new Point(CHANNEL, "blockingConnect", "(" + ADDR + "J)V", CONNECT, ADDRESS),
          new Point(CHANNEL, "finishConnect", "()Z", CONNECT, PLAIN),
          new Point(CHANNEL, "read", "(" + BUF + ")I", READ, BUFFER),
          new Point(CHANNEL, "read", "([" + BUF + "II)J", READ, BUFFERS),
          new Point(CHANNEL, "blockingRead", "([BIIJ)I", READ, ARRAY),
          new Point(CHANNEL, "write", "(" + BUF + ")I", WRITE, BUFFER),
          new Point(CHANNEL, "write", "([" + BUF + "II)J", WRITE, BUFFERS),
          new Point(CHANNEL, "blockingWriteFully", "([BII)V", WRITE, ARRAY),
          new Point(
              CHANNEL, "shutdownInput", "()Ljava/nio/channels/SocketChannel;", SHUT_INPUT, PLAIN),
          new Point(
              CHANNEL, "shutdownOutput", "()Ljava/nio/channels/SocketChannel;", SHUT_OUTPUT, PLAIN),
          new Point(CHANNEL, "implCloseSelectableChannel", "()V", CLOSE, PLAIN),
          new Point(
              ACCEPTOR,
              "bind",
              "(" + ADDR + "I)Ljava/nio/channels/ServerSocketChannel;",
              LISTEN,
              ADDRESS),
          new Point(ACCEPTOR, "accept", "()Ljava/nio/channels/SocketChannel;", ACCEPT, ACCEPTED),
          new Point(
              ACCEPTOR, "blockingAccept", "(J)Ljava/nio/channels/SocketChannel;", ACCEPT, ACCEPTED),
          new Point(ACCEPTOR, "implCloseSelectableChannel", "()V", CLOSE, PLAIN),
          new Point(
              PACKETS, "bind", "(" + ADDR + ")Ljava/nio/channels/DatagramChannel;", BIND, ADDRESS),
          new Point(
              PACKETS,
              "connect",
              "(" + ADDR + ")Ljava/nio/channels/DatagramChannel;",
              CONNECT,
              ADDRESS),
          new Point(
              PACKETS, "disconnect", "()Ljava/nio/channels/DatagramChannel;", DISCONNECT, PLAIN),
          new Point(PACKETS, "send", "(" + BUF + ADDR + ")I", SEND, TO),
          new Point(PACKETS, "receive", "(" + BUF + ")" + ADDR, RECEIVE, FROM),
          new Point(PACKETS, "write", "(" + BUF + ")I", SEND, BUFFER),
          new Point(PACKETS, "write", "([" + BUF + "II)J", SEND, BUFFERS),
          new Point(PACKETS, "read", "(" + BUF + ")I", RECEIVE, BUFFER),
          new Point(PACKETS, "read", "([" + BUF + "II)J", RECEIVE, BUFFERS),
          new Point(PACKETS, "implCloseSelectableChannel", "()V", CLOSE, PLAIN),
          // a channel can still tell its options here, and no longer in implCloseSelectableChannel
          new Point(
              "java/nio/channels/spi/AbstractInterruptibleChannel", "close", "()V", CLOSE, PLAIN),
          // sends a file's bytes past the channel's own write
          new Point(
              "sun/nio/ch/FileChannelImpl",
              "transferTo",
              "(JJLjava/nio/channels/WritableByteChannel;)J",
              WRITE,
              FILE),
          new Point(
              SELECTOR, "lockAndDoSelect", "(Ljava/util/function/Consumer;J)I", SELECT, READY),
          new Point(SELECTOR, "implCloseSelector", "()V", CLOSE, PLAIN),
          // accepts for whoever makes sockets of a class of his own, as TLS does
          new Point(LISTENER, "implAccept", "(Ljava/net/Socket;)V", ACCEPT, ACCEPTED_INTO),
          new Point(LATER, "connect", "(" + ADDR + ")" + PROMISE, CONNECT, LATER_ADDRESS),
          new Point(
              LATER,
              "connect",
              "(" + ADDR + "Ljava/lang/Object;" + DONE + ")V",
              CONNECT,
              LATER_ADDRESS),
          new Point(LATER, "read", MOVES, READ, LATER_BUFFERS),
          new Point(LATER, "write", MOVES, WRITE, LATER_BUFFERS),
          new Point(
              LATER,
              "bind",
              "(" + ADDR + ")Ljava/nio/channels/AsynchronousSocketChannel;",
              BIND,
              ADDRESS),
          new Point(
              LATER,
              "shutdownInput",
              "()Ljava/nio/channels/AsynchronousSocketChannel;",
              SHUT_INPUT,
              PLAIN),
          new Point(
              LATER,
              "shutdownOutput",
              "()Ljava/nio/channels/AsynchronousSocketChannel;",
              SHUT_OUTPUT,
              PLAIN),
          new Point(
              LATER,
              "setOption",
              "(" + OPTIONS + ")Ljava/nio/channels/AsynchronousSocketChannel;",
              BIND,
              OPTION),
          new Point(LATER, "close", "()V", CLOSE, PLAIN),
          new Point(LATER_ACCEPTOR, "accept", "()" + PROMISE, ACCEPT, LATER_ACCEPTED),
          new Point(
              LATER_ACCEPTOR,
              "accept",
              "(Ljava/lang/Object;" + DONE + ")V",
              ACCEPT,
              LATER_ACCEPTED),
          new Point(
              LATER_ACCEPTOR,
              "bind",
              "(" + ADDR + "I)Ljava/nio/channels/AsynchronousServerSocketChannel;",
              LISTEN,
              ADDRESS),
          new Point(LATER_ACCEPTOR, "close", "()V", CLOSE, PLAIN),
          new Point(FUTURE, "setResult", "(Ljava/lang/Object;)V", READ, COMPLETES),
          new Point(FUTURE, "setFailure", "(Ljava/lang/Throwable;)V", READ, COMPLETES),
          new Point(
              FUTURE, "setResult", "(Ljava/lang/Object;Ljava/lang/Throwable;)V", READ, COMPLETED),
          new Point(FUTURE, "cancel", "(Z)Z", READ, COMPLETED),
          new Point(TLS_BASE, "<init>", "(Ljava/net/Socket;)V", BIND, ALIAS),
          new Point(TLS_BASE, "<init>", "(Ljava/net/Socket;Ljava/io/InputStream;)V", BIND, ALIAS),
          new Point(TLS + "$AppOutputStream", "write", "([BII)V", TLS_WRITE, PLAINTEXT),
          new Point(TLS + "$AppInputStream", "read", "([BII)I", TLS_READ, PLAINTEXT));

  /**
   * The field with the socket, and its type, of a class that is a part of one; "" of one that is a
   * socket itself.
   */
  String outer() {
    return switch (shape) {
      case STREAM -> "parent Ljava/net/Socket;";
      case PLAINTEXT -> "this$0 L" + TLS + ";";
      default -> "";
    };
  }

  /** Whether the class is seldom used, so that it is woven only if it is loaded. */
  static boolean isLate(String owner) {
    return owner.startsWith(TLS) || owner.equals(TLS_BASE) || owner.contains("/Asynchronous");
  }
}
