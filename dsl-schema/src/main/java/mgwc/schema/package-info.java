/** The JSON Schemas of the language, one per document kind. */
@NullMarked
package mgwc.schema;

import org.jspecify.annotations.NullMarked;
