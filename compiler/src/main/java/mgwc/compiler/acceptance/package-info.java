/** How a workspace lets findings count: levels, waivers and the baseline, with the rules about them. */
@NullMarked
package mgwc.compiler.acceptance;

import org.jspecify.annotations.NullMarked;
