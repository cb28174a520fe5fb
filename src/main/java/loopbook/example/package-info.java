/** Runs an example's roles and the learner's own Java, and compares a run with its lesson. */
@NullMarked
package loopbook.example;

import org.jspecify.annotations.NullMarked;
