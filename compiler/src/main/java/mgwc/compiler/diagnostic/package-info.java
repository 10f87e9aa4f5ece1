/** Findings, with their places, their rules and their fixes; and the outcome of a stage. */
@NullMarked
package mgwc.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
