/** The release directory: its digests, and writing it whole or not at all. */
@NullMarked
package mgwc.compiler.release;

import org.jspecify.annotations.NullMarked;
