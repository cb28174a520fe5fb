/** Scripted loopback peers, hostile ones among them: script, act, verify. */
@NullMarked
package loopbook.peer;

import org.jspecify.annotations.NullMarked;
