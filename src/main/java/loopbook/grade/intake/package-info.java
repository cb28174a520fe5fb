/** What was handed in, found and read within limits, whatever lies in the folder. */
@NullMarked
package loopbook.grade.intake;

import org.jspecify.annotations.NullMarked;
