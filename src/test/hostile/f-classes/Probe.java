import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

public class Probe {
  private static final int CONSTANTS = 60_000;

  public static void handle(Socket socket) throws Exception {
    byte[] code = large();
    List<Class<?>> all = new ArrayList<>();
    while (true) {
      all.add(MethodHandles.lookup().defineHiddenClass(code, false).lookupClass());
    }
  }

  /** An empty class with nearly as many constants as there can be. */
  private static byte[] large() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeShort(0);
    out.writeShort(61);
    out.writeShort(CONSTANTS);
    out.writeByte(1);
    out.writeUTF("Large");
    out.writeByte(7);
    out.writeShort(1);
    out.writeByte(1);
    out.writeUTF("java/lang/Object");
    out.writeByte(7);
    out.writeShort(3);
    for (int i = 5; i < CONSTANTS; i++) {
      out.writeByte(3);
      out.writeInt(i);
    }
    out.writeShort(0x0031); // public final super
    out.writeShort(2);
    out.writeShort(4);
    for (String none : "interfaces fields methods attributes".split(" ")) {
      out.writeShort(0);
    }
    return bytes.toByteArray();
  }
}
