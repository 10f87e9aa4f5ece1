/** Text to typed declarations: YAML with positions, the schema check, and the OpenAPI contracts. */
@NullMarked
package mgwc.compiler.parse;

import org.jspecify.annotations.NullMarked;
