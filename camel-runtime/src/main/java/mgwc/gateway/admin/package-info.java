/** Health, readiness, metrics, release and reload on a port of their own. */
@NullMarked
package mgwc.gateway.admin;

import org.jspecify.annotations.NullMarked;
