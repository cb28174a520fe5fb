/** What went over the wire as styled text: the sequence of events, bytes, the kernel's table. */
@NullMarked
package loopbook.wire.view;

import org.jspecify.annotations.NullMarked;
