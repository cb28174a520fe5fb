package loopbook.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves {@link Point#ALL}: each method tells the {@link Hook} that it was entered, and that it
 * returned or threw.
 */
final class SocketWeave implements ClassFileTransformer {
  private static final int API = Opcodes.ASM9;
  private static final String HANDLER = "java/nio/channels/CompletionHandler";
  private static final Map<String, Map<String, Integer>> POINTS = new HashMap<>();

  static {
    for (int i = 0; i < Point.ALL.size(); i++) {
      Point point = Point.ALL.get(i);
      POINTS
          .computeIfAbsent(point.owner(), owner -> new HashMap<>())
          .put(point.method() + point.descriptor(), i);
    }
  }

  private final Set<Point> woven = ConcurrentHashMap.newKeySet();

  /** Internal names of the classes with points that nearly every program on sockets loads. */
  static Set<String> early() {
    return POINTS.keySet().stream().filter(o -> !Point.isLate(o)).collect(Collectors.toSet());
  }

  /** Internal names of all classes with points. */
  static Set<String> owners() {
    return POINTS.keySet();
  }

  /** What was found and woven so far. */
  Set<Point> woven() {
    return Set.copyOf(woven);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader != null || name == null) {
      return null;
    }
    Map<String, Integer> points = POINTS.get(name);
    return points == null ? null : weave(points, bytes);
  }

  private byte[] weave(Map<String, Integer> points, byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(API, writer) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            Integer index = points.get(name + descriptor);
            if (index == null || (access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) != 0) {
              return next;
            }
            Point point = Point.ALL.get(index);
            woven.add(point);
            return switch (point.shape()) {
              case ALIAS, COMPLETED -> new AtReturn(next, point, index);
              case PLAINTEXT -> new Plaintext(next, point, index);
              case COMPLETES, OPTION -> new AtEntry(next, point, index);
              default -> new Around(next, point, index);
            };
          }
        },
        0);
    return writer.toByteArray();
  }

  /** Emits the calls of the hook. */
  private abstract static class Woven extends MethodVisitor {
    final Point point;
    private final int index;

    Woven(MethodVisitor next, Point point, int index) {
      super(API, next);
      this.point = point;
      this.index = index;
    }

    final void emitEnter() {
      emitArguments();
      visitMethodInsn(Opcodes.INVOKESTATIC, Hook.NAME, "enter", Hook.ENTER, false);
    }

    /** Of an asynchronous channel: its completion handler, if it has one, is replaced. */
    final void emitStart() {
      emitArguments();
      Type[] arguments = Type.getArgumentTypes(point.descriptor());
      boolean handled =
          arguments.length > 0 && arguments[arguments.length - 1].getInternalName().equals(HANDLER);
      int slot = (Type.getArgumentsAndReturnSizes(point.descriptor()) >> 2) - 1;
      if (handled) {
        visitVarInsn(Opcodes.ALOAD, slot);
      } else {
        visitInsn(Opcodes.ACONST_NULL);
      }
      visitMethodInsn(Opcodes.INVOKESTATIC, Hook.NAME, "start", Hook.START, false);
      if (handled) {
        visitTypeInsn(Opcodes.CHECKCAST, HANDLER);
        visitVarInsn(Opcodes.ASTORE, slot);
      } else {
        visitInsn(Opcodes.POP);
      }
    }

    private void emitArguments() {
      visitIntInsn(Opcodes.SIPUSH, index);
      visitVarInsn(Opcodes.ALOAD, 0);
      String outer = point.outer();
      if (!outer.isEmpty()) {
        String field = outer.substring(0, outer.indexOf(' '));
        visitFieldInsn(Opcodes.GETFIELD, point.owner(), field, outer.substring(field.length() + 1));
      }
      Type[] arguments = Type.getArgumentTypes(point.descriptor());
      int slot = 1;
      for (int i = 0; i < 3; i++) {
        if (i < arguments.length) {
          visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), slot);
          emitBox(arguments[i]);
          slot += arguments[i].getSize();
        } else {
          visitInsn(Opcodes.ACONST_NULL);
        }
      }
    }

    final void emitExit() {
      visitMethodInsn(Opcodes.INVOKESTATIC, Hook.NAME, "exit", Hook.EXIT, false);
    }

    final void emitBox(Type type) {
      String box =
          switch (type.getSort()) {
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.BYTE -> "java/lang/Byte";
            case Type.OBJECT, Type.ARRAY -> "";
            default -> throw new IllegalStateException("no point has a " + type);
          };
      if (!box.isEmpty()) {
        visitMethodInsn(
            Opcodes.INVOKESTATIC,
            box,
            "valueOf",
            "(" + type.getDescriptor() + ")L" + box + ";",
            false);
      }
    }
  }

  /** Around the whole body. */
  private static final class Around extends Woven {
    private final Label start = new Label();
    private final Type result;

    Around(MethodVisitor next, Point point, int index) {
      super(next, point, index);
      this.result = Type.getReturnType(point.descriptor());
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (point.shape().isAsynchronous()) {
        emitStart();
      } else {
        emitEnter();
      }
      visitLabel(start);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        if (opcode == Opcodes.RETURN) {
          super.visitInsn(Opcodes.ACONST_NULL);
        } else {
          super.visitInsn(result.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
          emitBox(result);
        }
        super.visitInsn(Opcodes.ACONST_NULL);
        emitExit();
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      Label handler = new Label();
      visitTryCatchBlock(start, handler, handler, null);
      visitLabel(handler);
      // no local is needed here, and none is promised, so every frame of the body fits
      visitFrame(Opcodes.F_FULL, 0, null, 1, new Object[] {"java/lang/Throwable"});
      super.visitInsn(Opcodes.DUP);
      super.visitInsn(Opcodes.ACONST_NULL);
      super.visitInsn(Opcodes.SWAP);
      emitExit();
      super.visitInsn(Opcodes.ATHROW);
      super.visitMaxs(maxStack, maxLocals);
    }
  }

  /** At the end of a constructor, which cannot be wrapped as a whole, or of another method. */
  private static final class AtReturn extends Woven {
    AtReturn(MethodVisitor next, Point point, int index) {
      super(next, point, index);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        emitEnter();
      }
      super.visitInsn(opcode);
    }
  }

  private static final class AtEntry extends Woven {
    AtEntry(MethodVisitor next, Point point, int index) {
      super(next, point, index);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      emitEnter();
    }
  }

  /** A read once it has its bytes, a write before its bytes become something else. */
  private static final class Plaintext extends Woven {
    private static final int LENGTH = 3;

    Plaintext(MethodVisitor next, Point point, int index) {
      super(next, point, index);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (point.operation() == Operation.TLS_WRITE) {
        emitEnter();
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.IRETURN) {
        // the length that was asked for is no longer needed: that which was read takes its place
        super.visitInsn(Opcodes.DUP);
        visitVarInsn(Opcodes.ISTORE, LENGTH);
        emitEnter();
      }
      super.visitInsn(opcode);
    }
  }
}
