/** The policy that changes header fields of requests and responses. */
@NullMarked
package mgwc.compiler.policy.headers;

import org.jspecify.annotations.NullMarked;
