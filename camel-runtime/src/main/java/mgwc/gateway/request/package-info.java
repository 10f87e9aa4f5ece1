/**
 * A request, its response and their bodies as steps see them. These types are views: they copy nothing of what the
 * transport received, and no transport is visible through them.
 */
@NullMarked
package mgwc.gateway.request;

import org.jspecify.annotations.NullMarked;
