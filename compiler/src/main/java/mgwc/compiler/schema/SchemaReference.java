package mgwc.compiler.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.schema.SchemaCatalog;
import mgwc.value.NodePath;

/**
 * Where a {@code $ref} of a schema leads: a definition of the same file ({@code #/definitions/name}), another schema
 * file ({@code sections/security.json}), or a definition there ({@code sections/security.json#/definitions/operation}).
 *
 * @param root of the file that holds the target, to which references within the target are relative
 */
record SchemaReference(Node.Mapping root, Node.Mapping target) {

    private static final Map<String, Node.Mapping> FILES = new ConcurrentHashMap<>();

    /**
     * @param holder root of the file in which the reference stands
     * @throws IllegalStateException when it leads nowhere, which is a mistake of a schema
     */
    static SchemaReference of(String reference, Node.Mapping holder) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        Node.Mapping root = file.isEmpty() ? holder : file(file);
        NodePath path = hash < 0 ? NodePath.ROOT : NodePath.parse(reference.substring(hash + 1));
        if (root.at(path).orElse(null) instanceof Node.Mapping target) {
            return new SchemaReference(root, target);
        }
        throw new IllegalStateException("a schema refers to `" + reference + "`, which is not there");
    }

    /** A schema file as a tree, read at first use and then kept. JSON is YAML: no JSON library needs to be loaded. */
    static Node.Mapping file(String file) {
        return FILES.computeIfAbsent(file, path -> (Node.Mapping)
                YamlReader.read(new SourceFile(path, SchemaCatalog.json(path).getBytes(UTF_8)), YamlDialect.CONTRACT)
                        .value()
                        .orElseThrow());
    }
}
