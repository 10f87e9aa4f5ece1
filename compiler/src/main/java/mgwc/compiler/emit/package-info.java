/** The plan as Camel YAML routes and gateway data; the only package that knows Camel. */
@NullMarked
package mgwc.compiler.emit;

import org.jspecify.annotations.NullMarked;
