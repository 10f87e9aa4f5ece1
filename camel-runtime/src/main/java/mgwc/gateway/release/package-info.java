/** The release directory: read strictly, verified against its digests, or refused with the reason. */
@NullMarked
package mgwc.gateway.release;

import org.jspecify.annotations.NullMarked;
