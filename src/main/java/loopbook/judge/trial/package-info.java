/** What visible and hidden tests are written against: calls into the child, and expectations. */
@NullMarked
package loopbook.judge.trial;

import org.jspecify.annotations.NullMarked;
