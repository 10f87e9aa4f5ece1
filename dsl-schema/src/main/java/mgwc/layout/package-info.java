/** Where the files of a workspace are, by their kind. */
@NullMarked
package mgwc.layout;

import org.jspecify.annotations.NullMarked;
