/** Files to typed declarations: the role of each file, the schema check of documents, and the contracts they name. */
@NullMarked
package mgwc.compiler.parse;

import org.jspecify.annotations.NullMarked;
