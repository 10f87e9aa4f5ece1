package mgwc.compiler.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;

/**
 * The trees of the files that contracts are made of, each read once however many contracts share it. Safe for threads
 * that read several contracts at once.
 */
public final class ContractTexts {

    private final SourceTree tree;
    private final Map<String, Outcome<Node>> roots = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Node>> names = new ConcurrentHashMap<>();

    public ContractTexts(SourceTree tree) {
        this.tree = tree;
    }

    /** A tree that was read already. */
    void put(String path, Node root) {
        roots.put(path, Outcome.of(root));
    }

    Optional<SourceFile> file(String path) {
        return tree.file(path);
    }

    /** The tree of a file, unless there are errors in its text. */
    Outcome<Node> read(SourceFile file) {
        return roots.computeIfAbsent(file.path(), path -> {
            Outcome<Node> read = YamlReader.read(file, YamlDialect.CONTRACT);
            return read.hasErrors() ? Outcome.failed(read.diagnostics()) : read;
        });
    }

    /** The tree of a file; empty when there is none or it has errors. */
    public Optional<Node> root(String path) {
        Outcome<Node> read = roots.get(path);
        return read == null ? file(path).flatMap(file -> read(file).value()) : read.value();
    }

    /** Schemas of a file by {@code $id}, and by {@code #} and {@code $anchor} or {@code $dynamicAnchor}. */
    Map<String, Node> names(String path) {
        return names.computeIfAbsent(path, key -> {
            Map<String, Node> found = new HashMap<>();
            root(key).ifPresent(node -> collectNames(node, found));
            return found;
        });
    }

    /** Lets go of a tree; whoever asks for it again makes it be read again. */
    public void release(String path) {
        roots.remove(path);
        names.remove(path);
    }

    private static void collectNames(Node node, Map<String, Node> found) {
        switch (node) {
            case Node.Mapping mapping -> {
                text(mapping, "$id").ifPresent(id -> found.putIfAbsent(id, mapping));
                text(mapping, "$anchor").ifPresent(anchor -> found.putIfAbsent("#" + anchor, mapping));
                text(mapping, "$dynamicAnchor").ifPresent(anchor -> found.putIfAbsent("#" + anchor, mapping));
                mapping.entries().values().forEach(entry -> collectNames(entry.value(), found));
            }
            case Node.Sequence sequence -> sequence.items().forEach(item -> collectNames(item, found));
            case Node.Scalar ignored -> {}
        }
    }

    private static Optional<String> text(Node.Mapping mapping, String key) {
        return mapping.get(key).orElse(null) instanceof Node.Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
