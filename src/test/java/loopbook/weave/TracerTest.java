package loopbook.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TracerTest {
  @Test
  void everyPointIsFoundInThisJdk() throws Exception {
    SocketWeave weave = Tracer.woven();
    for (String owner : SocketWeave.owners()) {
      Class.forName(owner.replace('/', '.'), false, null);
    }
    var woven = weave.woven();
    assertThat(woven).containsExactlyInAnyOrderElementsOf(Point.ALL);
  }

  @Test
  void aConversationIsTold() throws Exception {
    List<SocketCall> calls = new CopyOnWriteArrayList<>();
    Thread me = Thread.currentThread();
    Tracer.install(
        CallListener.ofAll(
            call -> {
              if (call.threadId() == me.getId()) {
                calls.add(call);
              }
            }));
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        var server = listener.accept()) {
      client.getOutputStream().write("hello".getBytes());
      server.getInputStream().read(new byte[10]);
    }
    assertThat(Tracer.fault()).isNull();
    assertThat(calls)
        .filteredOn(call -> call.phase() == SocketCall.Phase.EXITED)
        .extracting(SocketCall::operation)
        .containsExactly(
            Operation.LISTEN,
            Operation.CONNECT,
            Operation.ACCEPT,
            Operation.WRITE,
            Operation.READ,
            Operation.CLOSE,
            Operation.CLOSE,
            Operation.CLOSE);
  }
}
