package mgwc.compiler.source;

/**
 * One file as bytes, whatever they hold.
 *
 * @param path relative to the workspace root, with {@code /}
 * @param content never changed after it was read; two files are the same when they are the same object
 */
@SuppressWarnings("ArrayRecordComponent")
public record SourceFile(String path, byte[] content) {}
