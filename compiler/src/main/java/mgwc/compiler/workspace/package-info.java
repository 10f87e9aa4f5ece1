/** Files to typed declarations: the role of each file, the documents, and the contracts they name. */
@NullMarked
package mgwc.compiler.workspace;

import org.jspecify.annotations.NullMarked;
