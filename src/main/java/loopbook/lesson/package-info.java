/** The course's files to values, those to styled text, and what an author's check finds in them. */
@NullMarked
package loopbook.lesson;

import org.jspecify.annotations.NullMarked;
