/** Compiles a submission, runs the tests against it in child processes, and gives a verdict. */
@NullMarked
package loopbook.judge;

import org.jspecify.annotations.NullMarked;
