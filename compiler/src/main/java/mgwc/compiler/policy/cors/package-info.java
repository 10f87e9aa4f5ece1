/** The policy that lets web pages of other origins call APIs. */
@NullMarked
package mgwc.compiler.policy.cors;

import org.jspecify.annotations.NullMarked;
