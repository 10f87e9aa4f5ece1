/** OpenAPI contracts: found, read and checked without ever fetching anything. */
@NullMarked
package mgwc.compiler.contract;

import org.jspecify.annotations.NullMarked;
