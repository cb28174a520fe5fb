/** The prompt: reads lines, tells commands from Java, shows what comes of them. */
@NullMarked
package loopbook.shell;

import org.jspecify.annotations.NullMarked;
