package mgwc.compiler.parse;

import mgwc.model.Kind;

/**
 * One file whose shape fits its kind's schema.
 *
 * @param path of the file, relative to the workspace root
 */
public record Document(String path, Kind kind, String name, Node.Mapping root) {}
