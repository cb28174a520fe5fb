package loopbook.weave;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes a class stoppable: it asks its guard at the entry of every method, at every backward jump
 * and at every switch, and asks it too instead of ending the JVM.
 *
 * <p>The guard is a class of its own per class loader, so that setting one session's flag stops
 * nobody else, and a new run does not let go the threads of the one before.
 */
public final class StopCheck {
  private static final int API = Opcodes.ASM9;
  private static final String NOTHING = "()V";
  private static final String SYSTEM = "java/lang/System";
  private static final String RUNTIME = "java/lang/Runtime";

  private StopCheck() {}

  /**
   * The woven form of a class.
   *
   * @param guard the internal name of the guard, a class from {@link #guard}
   */
  public static byte[] weave(byte[] type, String guard) {
    ClassReader reader = new ClassReader(type);
    // The checks take and leave nothing on the stack, so neither sizes nor frames change.
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Checks(writer, guard), 0);
    return writer.toByteArray();
  }

  /**
   * A guard: {@code public static volatile boolean raised}, {@code public static Runnable stop}
   * (run at each check while it is raised) and {@code public static IntConsumer exit} (given the
   * status of {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt}).
   */
  public static byte[] guard(String name) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name,
        null,
        "java/lang/Object",
        null);
    int field = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    writer.visitField(field | Opcodes.ACC_VOLATILE, "raised", "Z", null, null).visitEnd();
    writer.visitField(field, "stop", "Ljava/lang/Runnable;", null, null).visitEnd();
    writer.visitField(field, "exit", "Ljava/util/function/IntConsumer;", null, null).visitEnd();
    check(writer, name);
    exit(writer, name, "(I)V", 0);
    exit(writer, name, "(Ljava/lang/Runtime;I)V", 1);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void check(ClassWriter writer, String name) {
    MethodVisitor m =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "check", NOTHING, null, null);
    Label quiet = new Label();
    m.visitCode();
    m.visitFieldInsn(Opcodes.GETSTATIC, name, "raised", "Z");
    m.visitJumpInsn(Opcodes.IFEQ, quiet);
    m.visitFieldInsn(Opcodes.GETSTATIC, name, "stop", "Ljava/lang/Runnable;");
    m.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/lang/Runnable", "run", NOTHING, true);
    m.visitLabel(quiet);
    m.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    m.visitInsn(Opcodes.RETURN);
    m.visitMaxs(0, 0);
    m.visitEnd();
  }

  private static void exit(ClassWriter writer, String name, String descriptor, int status) {
    MethodVisitor m =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "exit", descriptor, null, null);
    m.visitCode();
    m.visitFieldInsn(Opcodes.GETSTATIC, name, "exit", "Ljava/util/function/IntConsumer;");
    m.visitVarInsn(Opcodes.ILOAD, status);
    m.visitMethodInsn(
        Opcodes.INVOKEINTERFACE, "java/util/function/IntConsumer", "accept", "(I)V", true);
    m.visitInsn(Opcodes.RETURN);
    m.visitMaxs(0, 0);
    m.visitEnd();
  }

  private static final class Checks extends ClassVisitor {
    private final String guard;

    Checks(ClassVisitor next, String guard) {
      super(API, next);
      this.guard = guard;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      // A class whose initializer is cut short can never be used again, so only its loops are.
      return new MethodChecks(next, guard, !name.equals("<clinit>"));
    }
  }

  private static final class MethodChecks extends MethodVisitor {
    private final String guard;
    private final boolean atEntry;
    private final Set<Label> behind = new HashSet<>();

    MethodChecks(MethodVisitor next, String guard, boolean atEntry) {
      super(API, next);
      this.guard = guard;
      this.atEntry = atEntry;
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, guard, "check", NOTHING, false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (atEntry) {
        check();
      }
    }

    @Override
    public void visitLabel(Label label) {
      behind.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (behind.contains(target)) {
        check();
      }
      super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
      check();
      super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
      check();
      super.visitLookupSwitchInsn(other, keys, labels);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (endsTheJvm(owner, name, descriptor)) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, guard, "exit", guarded(owner, descriptor), false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] changed = arguments.clone();
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] instanceof Handle h && endsTheJvm(h.getOwner(), h.getName(), h.getDesc())) {
          changed[i] =
              new Handle(
                  Opcodes.H_INVOKESTATIC, guard, "exit", guarded(h.getOwner(), h.getDesc()), false);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, changed);
    }

    private static boolean endsTheJvm(String owner, String name, String descriptor) {
      return descriptor.equals("(I)V")
          && ((owner.equals(SYSTEM) && name.equals("exit"))
              || (owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"))));
    }

    private static String guarded(String owner, String descriptor) {
      return owner.equals(SYSTEM) ? descriptor : "(Ljava/lang/Runtime;I)V";
    }
  }
}
