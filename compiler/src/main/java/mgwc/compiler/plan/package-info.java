/** What the gateway will do, as data that knows neither YAML nor Camel. */
@NullMarked
package mgwc.compiler.plan;

import org.jspecify.annotations.NullMarked;
