/** The envelope of a release: its manifest, digests, provenance and the steps it may name. */
@NullMarked
package mgwc.release;

import org.jspecify.annotations.NullMarked;
