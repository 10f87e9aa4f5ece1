/** Text to trees: YAML and JSON as nodes that know their place, and what is wrong with a file as text. */
@NullMarked
package mgwc.compiler.yaml;

import org.jspecify.annotations.NullMarked;
