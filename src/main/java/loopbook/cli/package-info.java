/** The command line: the composition root, and the only place that touches {@code System.exit}. */
@NullMarked
package loopbook.cli;

import org.jspecify.annotations.NullMarked;
