package loopbook.judge.trial;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Marks a class of visible or hidden tests. Its {@code @Test} methods take a {@link Submission}: a
 * fresh child process with the learner's classes. Give each an {@code @Order}; the first one that
 * fails is what the learner reads first. {@code @DisplayName} says what is tested, to the learner
 * too; the method's name is the check's name in {@code message.txt}. {@code @Tag("alone")} keeps
 * other tests from running at the same time. Concurrency is asked for here, since JUnit leaves it
 * out where an order is given.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TrialExtension.class)
@TestMethodOrder(LongestFirst.class)
@Execution(ExecutionMode.CONCURRENT)
public @interface Trial {}
