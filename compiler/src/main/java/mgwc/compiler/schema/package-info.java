/** The schema check of documents: findings with positions from the JSON Schemas of the kinds. */
@NullMarked
package mgwc.compiler.schema;

import org.jspecify.annotations.NullMarked;
