/** One end of a conversation, held by a person: what is typed, and what comes. */
@NullMarked
package loopbook.talk;

import org.jspecify.annotations.NullMarked;
