/**
 * Grading many submissions: side by side, each result on disk at once, continued when run again.
 */
@NullMarked
package loopbook.grade.batch;

import org.jspecify.annotations.NullMarked;
