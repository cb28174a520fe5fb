/** The few names that examples and the prompt see besides the JDK. */
@NullMarked
package loopbook.lab;

import org.jspecify.annotations.NullMarked;
