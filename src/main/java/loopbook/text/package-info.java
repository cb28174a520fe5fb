/** Styled text as values: spans, lines, columns, wrapping, glyphs and colours. */
@NullMarked
package loopbook.text;

import org.jspecify.annotations.NullMarked;
