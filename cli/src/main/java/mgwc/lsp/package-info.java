/** The language server: what the compiler knows of a workspace, told to an editor while somebody types. */
@NullMarked
package mgwc.lsp;

import org.jspecify.annotations.NullMarked;
