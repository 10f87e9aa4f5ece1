/** The language server: what the compiler knows of a workspace, told to an editor while somebody types. */
@NullMarked
package mgwc.compiler.lsp;

import org.jspecify.annotations.NullMarked;
