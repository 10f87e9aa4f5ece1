/** Rules about names that lead nowhere, settings without effect, and definitions without use. */
@NullMarked
package mgwc.compiler.rule.reference;

import org.jspecify.annotations.NullMarked;
