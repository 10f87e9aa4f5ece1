package mgwc.compiler.resolve;

import mgwc.compiler.parse.Node;

/**
 * A bound document and the tree it was bound from, so that any part of it can be pointed at.
 *
 * @param path of the file that declares the document
 * @param root the effective tree: overlays merged, defaults filled in
 */
public record At<T>(T value, String path, Node.Mapping root) {}
