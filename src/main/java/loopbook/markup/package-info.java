/** JSON, HTML, XML, SVG and CSV written safely, and JSON read within limits. */
@NullMarked
package loopbook.markup;

import org.jspecify.annotations.NullMarked;
