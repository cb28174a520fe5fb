/** What is written about a graded class. */
@NullMarked
package loopbook.grade.report;

import org.jspecify.annotations.NullMarked;
