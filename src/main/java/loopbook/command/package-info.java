/** One command per file, for the prompt and the command line alike: arguments in, text out. */
@NullMarked
package loopbook.command;

import org.jspecify.annotations.NullMarked;
