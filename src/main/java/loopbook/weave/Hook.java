package loopbook.weave;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
  static final String START =
      "(ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;"
          + "Ljava/lang/Object;)Ljava/lang/Object;";
  static final String EXIT = "(Ljava/lang/Object;Ljava/lang/Throwable;)V";
  private static final String CONSUMER = "java/util/function/BiConsumer";
  private static final String FUNCTION = "java/util/function/BiFunction";

  private Hook() {}

  /**
   * Defines the class and connects it.
   *
   * @param enter takes the number of the point, and the object with three arguments
   * @param exit takes the result, or null, and what was thrown, or null
   * @param start as {@code enter}, with the completion handler after the arguments; returns the
   *     handler to use
   */
  static void define(
      Instrumentation instrumentation,
      BiConsumer<Integer, Object[]> enter,
      BiConsumer<Object, Throwable> exit,
      BiFunction<Integer, Object[], Object> start)
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
    hook.getField("start").set(null, start);
    hook.getField("enter").set(null, enter);
  }

  private static byte[] bytes() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    writer.visit(Opcodes.V17, access, NAME, null, "java/lang/Object", null);
    forward(writer, "enter", ENTER, CONSUMER, method -> loadEntered(method, 4));
    forward(writer, "start", START, FUNCTION, method -> loadEntered(method, 5));
    forward(
        writer,
        "exit",
        EXIT,
        CONSUMER,
        method -> {
          method.visitVarInsn(Opcodes.ALOAD, 0);
          method.visitVarInsn(Opcodes.ALOAD, 1);
        });
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * A field, and a method {@code if (field != null) field.accept(…)}. That of a function returns
   * what it does, and its own last argument while it is not connected.
   */
  private static void forward(
      ClassWriter writer,
      String name,
      String descriptor,
      String type,
      Consumer<MethodVisitor> arguments) {
    writer
        .visitField(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE,
            name,
            "L" + type + ";",
            null,
            null)
        .visitEnd();
    boolean returns = type.equals(FUNCTION);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
    Label connected = new Label();
    method.visitCode();
    method.visitFieldInsn(Opcodes.GETSTATIC, NAME, name, "L" + type + ";");
    method.visitJumpInsn(Opcodes.IFNONNULL, connected);
    if (returns) {
      method.visitVarInsn(Opcodes.ALOAD, 5);
    }
    method.visitInsn(returns ? Opcodes.ARETURN : Opcodes.RETURN);
    method.visitLabel(connected);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    method.visitFieldInsn(Opcodes.GETSTATIC, NAME, name, "L" + type + ";");
    arguments.accept(method);
    method.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        type,
        returns ? "apply" : "accept",
        "(Ljava/lang/Object;Ljava/lang/Object;)" + (returns ? "Ljava/lang/Object;" : "V"),
        true);
    method.visitInsn(returns ? Opcodes.ARETURN : Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  /** The point's number, and so many arguments in an array. */
  private static void loadEntered(MethodVisitor method, int count) {
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
    method.visitInsn(Opcodes.ICONST_0 + count);
    method.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < count; i++) {
      method.visitInsn(Opcodes.DUP);
      method.visitInsn(Opcodes.ICONST_0 + i);
      method.visitVarInsn(Opcodes.ALOAD, 1 + i);
      method.visitInsn(Opcodes.AASTORE);
    }
  }
}
