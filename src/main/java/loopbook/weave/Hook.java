package loopbook.weave;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The small class that woven code calls. It is defined within {@code java.base}: a jar on the boot
 * class path would do as well, but would cost the JVM its shared class archive and print a warning.
 * Only JDK types cross it.
 */
final class Hook {
  static final String NAME = "java/net/LoopbookHook";
  static final String ENTER =
      "(ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V";
  static final String EXIT = "(Ljava/lang/Object;Ljava/lang/Throwable;)V";
  private static final String CONSUMER = "java/util/function/BiConsumer";
  private static final String CONSUMER_TYPE = "L" + CONSUMER + ";";

  private Hook() {}

  /**
   * Defines the class and connects it.
   *
   * @param enter takes the number of the point, and the object with three arguments
   * @param exit takes the result, or null, and what was thrown, or null
   */
  static void define(
      Instrumentation instrumentation,
      BiConsumer<Integer, Object[]> enter,
      BiConsumer<Object, Throwable> exit)
      throws ReflectiveOperationException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.net", Set.of(Hook.class.getModule())),
        Set.of(),
        Map.of());
    Class<?> hook =
        MethodHandles.privateLookupIn(java.net.Socket.class, MethodHandles.lookup())
            .defineClass(bytes());
    hook.getField("exit").set(null, exit);
    hook.getField("enter").set(null, enter);
  }

  private static byte[] bytes() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    writer.visit(Opcodes.V17, access, NAME, null, "java/lang/Object", null);
    for (String field : new String[] {"enter", "exit"}) {
      writer
          .visitField(
              Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE,
              field,
              CONSUMER_TYPE,
              null,
              null)
          .visitEnd();
    }
    forward(writer, "enter", ENTER, Hook::loadEntered);
    forward(
        writer,
        "exit",
        EXIT,
        method -> {
          method.visitVarInsn(Opcodes.ALOAD, 0);
          method.visitVarInsn(Opcodes.ALOAD, 1);
        });
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** {@code if (field != null) field.accept(…)}. */
  private static void forward(
      ClassWriter writer,
      String name,
      String descriptor,
      java.util.function.Consumer<MethodVisitor> arguments) {
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
    Label connected = new Label();
    method.visitCode();
    method.visitFieldInsn(Opcodes.GETSTATIC, NAME, name, CONSUMER_TYPE);
    method.visitJumpInsn(Opcodes.IFNONNULL, connected);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(connected);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    method.visitFieldInsn(Opcodes.GETSTATIC, NAME, name, CONSUMER_TYPE);
    arguments.accept(method);
    method.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        CONSUMER,
        "accept",
        "(Ljava/lang/Object;Ljava/lang/Object;)V",
        true);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static void loadEntered(MethodVisitor method) {
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
    method.visitInsn(Opcodes.ICONST_4);
    method.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < 4; i++) {
      method.visitInsn(Opcodes.DUP);
      method.visitInsn(Opcodes.ICONST_0 + i);
      method.visitVarInsn(Opcodes.ALOAD, 1 + i);
      method.visitInsn(Opcodes.AASTORE);
    }
  }
}
