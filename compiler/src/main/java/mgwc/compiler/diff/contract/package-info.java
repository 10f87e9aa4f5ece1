/** The comparison of two OpenAPI contracts, from the side of those who call. */
@NullMarked
package mgwc.compiler.diff.contract;

import org.jspecify.annotations.NullMarked;
