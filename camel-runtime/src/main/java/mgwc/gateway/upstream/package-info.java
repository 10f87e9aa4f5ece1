/** Sets of backends that can stand in for each other, and the choice among them. */
@NullMarked
package mgwc.gateway.upstream;

import org.jspecify.annotations.NullMarked;
