package mgwc.compiler.yaml;

import java.util.List;
import mgwc.compiler.source.SourceFile;

/**
 * An entry that the tree of a file leaves out, because its mapping has the key already.
 *
 * @param entry the one that is left out
 * @param first the one that counts
 */
public record RepeatedEntry(Node.Entry entry, Node.Entry first) {

    /** All of a file, as far as it can be read; an entry comes after those within its value. */
    public static List<RepeatedEntry> in(SourceFile file, YamlDialect dialect) {
        return YamlReader.repeated(file, dialect);
    }
}
