/** The Camel components that routes name; each hands the request to a decision and acts on its verdict. */
@NullMarked
package mgwc.gateway.step;

import org.jspecify.annotations.NullMarked;
