/** Routes of several APIs, or operations of one, that match the same requests. */
@NullMarked
package mgwc.compiler.rule.overlap;

import org.jspecify.annotations.NullMarked;
