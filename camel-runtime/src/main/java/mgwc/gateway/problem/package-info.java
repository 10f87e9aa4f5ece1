/** What goes wrong for a caller, as RFC 9457 problem details with WSO2-compatible codes. */
@NullMarked
package mgwc.gateway.problem;

import org.jspecify.annotations.NullMarked;
