/** One renderer for each output format, over what a run found. */
@NullMarked
package mgwc.compiler.report;

import org.jspecify.annotations.NullMarked;
