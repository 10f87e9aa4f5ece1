/** Measures the gateway beside HAProxy on one machine in one run, and the times a person waits for. */
@NullMarked
package mgwc.bench;

import org.jspecify.annotations.NullMarked;
