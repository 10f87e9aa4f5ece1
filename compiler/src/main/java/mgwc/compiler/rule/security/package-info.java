/** Rules about tokens, keys, certificates, secrets and addresses that must not be exposed. */
@NullMarked
package mgwc.compiler.rule.security;

import org.jspecify.annotations.NullMarked;
