/** Grading a class, as values: who handed in what, and what it came to; their JSON. */
@NullMarked
package loopbook.grade;

import org.jspecify.annotations.NullMarked;
