/** The JSON Schemas of the language, one per document kind and one per section of an Api spec. */
@NullMarked
package mgwc.schema;

import org.jspecify.annotations.NullMarked;
