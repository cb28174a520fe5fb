/** What the learner has done and written: the workspace, its files and its progress. */
@NullMarked
package loopbook.progress;

import org.jspecify.annotations.NullMarked;
