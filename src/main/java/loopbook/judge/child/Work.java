package loopbook.judge.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import loopbook.judge.call.Frames;
import loopbook.judge.call.Message;
import loopbook.judge.call.Message.Notice;
import loopbook.judge.call.Operation;
import loopbook.judge.call.Waiting;
import org.jspecify.annotations.Nullable;

/** Reads calls and does each on a thread of its own. */
final class Work {
  private final Frames frames;
  private final LearnerClasses classes = new LearnerClasses();
  private final Objects objects = new Objects(classes);
  private final Doing doing = new Doing(classes, objects, this::tell);

  Work(Frames frames) {
    this.frames = frames;
  }

  /** Until the judge closes its end. */
  void run() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::ending));
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    tell(new Notice(Notice.Kind.READY, Message.VERSION));
    for (Message message = frames.receive(); message != null; message = frames.receive()) {
      if (message instanceof Message.Call call) {
        if (call.operation() instanceof Operation.Load) {
          answer(call);
        } else {
          Thread thread = new Thread(() -> answer(call), Waiting.CALL);
          thread.setDaemon(true);
          thread.start();
        }
      }
    }
  }

  private void answer(Message.Call call) {
    Message reply;
    try {
      reply = result(call.id(), doing.run(call.operation()));
    } catch (InvocationTargetException e) {
      reply = new Message.Failed(call.id(), classes.thrown(e.getTargetException(), objects));
    } catch (Refusal e) {
      reply = new Message.Refused(call.id(), String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      reply = new Message.Failed(call.id(), classes.thrown(e, objects));
    }
    try {
      frames.send(reply);
    } catch (loopbook.judge.call.Malformed e) {
      tell(new Message.Unfit(call.id(), String.valueOf(e.getMessage())));
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** A value that the judge cannot take is what the learner's code gave, and no fault of ours. */
  private Message result(long id, @Nullable Object value) {
    try {
      return new Message.Result(id, objects.toPlain(value));
    } catch (Refusal e) {
      return new Message.Unfit(id, String.valueOf(e.getMessage()));
    }
  }

  private void tell(Message message) {
    try {
      frames.send(message);
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** Also runs when the learner's code ends the process, and then says where. */
  private void ending() {
    for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
      boolean exits =
          Arrays.stream(stack).anyMatch(f -> f.getClassName().equals("java.lang.Shutdown"));
      if (exits) {
        tell(new Notice(Notice.Kind.ENDING, classes.lines(stack)));
        return;
      }
    }
    tell(new Notice(Notice.Kind.ENDING, Collections.emptyList()));
  }

  private void uncaught(Thread thread, Throwable thrown) {
    System.err.print("Exception in thread \"" + thread.getName() + "\" ");
    thrown.printStackTrace();
    tell(new Notice(Notice.Kind.UNCAUGHT, classes.thrown(thrown, objects)));
  }
}
