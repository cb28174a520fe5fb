/** The course as data: chapters, lessons, examples, cards, exercises, tracks; where files are. */
@NullMarked
package loopbook.course;

import org.jspecify.annotations.NullMarked;
