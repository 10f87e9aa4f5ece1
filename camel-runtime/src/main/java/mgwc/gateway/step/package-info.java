/** The plug-in point of policies: how a step is built, and the phases in which it acts. */
@NullMarked
package mgwc.gateway.step;

import org.jspecify.annotations.NullMarked;
