/** Child processes: command, limits, isolation level, and how each ended. */
@NullMarked
package loopbook.sandbox;

import org.jspecify.annotations.NullMarked;
