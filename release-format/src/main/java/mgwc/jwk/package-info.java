/**
 * JSON Web Keys (RFC 7517, RFC 7518, RFC 8037) in untrusted text: which of them can verify signatures, by their form
 * and their numbers and without any cryptography.
 */
@NullMarked
package mgwc.jwk;

import org.jspecify.annotations.NullMarked;
