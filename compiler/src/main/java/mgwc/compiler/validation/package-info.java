/** Finds everything that is wrong with a workspace, and judges again only what may have changed. */
@NullMarked
package mgwc.compiler.validation;

import org.jspecify.annotations.NullMarked;
