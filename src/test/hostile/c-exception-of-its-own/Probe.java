import java.io.*;
import java.lang.management.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    socket.close();
    throw new Odd();
  }

  static final class Odd extends RuntimeException {
    @Override
    public String getMessage() {
      throw new StackOverflowError("message");
    }

    @Override
    public synchronized Throwable getCause() {
      return new Odd();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return new StackTraceElement[] {new StackTraceElement("ex99.ProbeHidden", "word", "\0\u202e", -7)};
    }

    @Override
    public String toString() {
      return null;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      addSuppressed(new IllegalStateException(this));
      return this;
    }

    public Object secret() {
      while (true) {
        Thread.yield();
      }
    }
  }
}
