/** Small checked values of the language: names, paths, rates and references that are right by construction. */
@NullMarked
package mgwc.value;

import org.jspecify.annotations.NullMarked;
