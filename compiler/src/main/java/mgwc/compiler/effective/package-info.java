/** Operations as the gateway serves them: the contract, settled by what the API document says. */
@NullMarked
package mgwc.compiler.effective;

import org.jspecify.annotations.NullMarked;
