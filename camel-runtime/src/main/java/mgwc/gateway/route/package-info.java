/** Camel: the component that routes begin at, the steps they name, and the routes of a release. */
@NullMarked
package mgwc.gateway.route;

import org.jspecify.annotations.NullMarked;
