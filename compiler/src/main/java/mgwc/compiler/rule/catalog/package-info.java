/** The list of all rules, and the pages that explain them. */
@NullMarked
package mgwc.compiler.rule.catalog;

import org.jspecify.annotations.NullMarked;
