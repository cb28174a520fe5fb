/** The child process that holds a learner's classes and does what the judge asks, nothing else. */
@NullMarked
package loopbook.judge.child;

import org.jspecify.annotations.NullMarked;
