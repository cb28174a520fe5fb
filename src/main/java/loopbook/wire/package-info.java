/** What goes over the wire: socket events, the recorder, joined ends, the kernel's TCP table. */
@NullMarked
package loopbook.wire;

import org.jspecify.annotations.NullMarked;
