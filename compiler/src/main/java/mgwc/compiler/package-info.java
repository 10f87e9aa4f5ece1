/** The compiler as one chain of stages, from the files of a tree to the files of a release. */
@NullMarked
package mgwc.compiler;

import org.jspecify.annotations.NullMarked;
