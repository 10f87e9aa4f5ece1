/**
 * The documents of a workspace as immutable records, one per kind and its parts. Records mirror the YAML exactly, so a
 * {@link mgwc.value.NodePath} names the same place in both; they carry no positions.
 */
@NullMarked
package mgwc.model;

import org.jspecify.annotations.NullMarked;
