/** The command line: a skin that parses arguments, calls the compiler and renders what it says. */
@NullMarked
package mgwc.cli;

import org.jspecify.annotations.NullMarked;
