/** Byte-code transforms: the tracer's and the stop check; the agent's entry. */
@NullMarked
package loopbook.weave;

import org.jspecify.annotations.NullMarked;
