/** The typed call protocol between judge and child: both ends' values, operations and frames. */
@NullMarked
package loopbook.judge.call;

import org.jspecify.annotations.NullMarked;
