package mgwc.compiler.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.NodePath;

/**
 * What references in one contract lead to, and which files it was looked for in. A reference is looked up in the tree
 * and nowhere else, so none can open a connection or a file outside of it.
 *
 * <p>Safe for threads that look at the contract at once.
 */
public final class ContractFiles {

    private static final int MOST_HOPS = 100;

    private final ContractTexts texts;
    private final Set<String> parts = ConcurrentHashMap.newKeySet();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    public ContractFiles(ContractTexts texts) {
        this.texts = texts;
    }

    /** One document alone: references to other files lead to nothing. */
    public static ContractFiles of(String path, Node.Mapping root) {
        ContractTexts texts = new ContractTexts(SourceTree.of(List.of()));
        texts.put(path, root);
        return new ContractFiles(texts);
    }

    /** What a reference leads to. */
    public sealed interface Target {}

    /** A value in the same file or another. */
    public record Found(Node node) implements Target {}

    /** Nothing is there. */
    public record Missing(String reason) implements Target {}

    /** A host, or a file outside of the workspace. */
    public record Foreign(String reason) implements Target {}

    /** References lead to references without end. */
    public record Circular() implements Target {}

    /** The tree of a file, unless there are errors in its text. */
    Outcome<Node> read(SourceFile file) {
        return texts.read(file);
    }

    /** Paths of the files that references led to so far. */
    public Set<String> parts() {
        return new TreeSet<>(parts);
    }

    /** Paths in the workspace that references led to so far and where there is no file. */
    public Set<String> missing() {
        return new TreeSet<>(missing);
    }

    /** What is wrong with the text of the parts. */
    public List<Diagnostic> findings() {
        return parts().stream()
                .flatMap(path -> texts.file(path).stream())
                .flatMap(file -> read(file).diagnostics().stream())
                .toList();
    }

    /** Where a reference ends, following references that lead to references. */
    public Target end(Node.Scalar reference) {
        Target target = target(reference);
        for (int hops = 0; hops < MOST_HOPS; hops++) {
            if (!(target instanceof Found found) || reference(found.node()).isEmpty()) {
                return target;
            }
            target = target(reference(found.node()).get());
        }
        return new Circular();
    }

    /** The value itself, or what its {@code $ref} ends at; empty when that is nothing. */
    public Optional<Node> resolved(Node node) {
        Optional<Node.Scalar> reference = reference(node);
        if (reference.isEmpty()) {
            return Optional.of(node);
        }
        return end(reference.get()) instanceof Found found ? Optional.of(found.node()) : Optional.empty();
    }

    /** The {@code $ref} of a mapping that has one. */
    public static Optional<Node.Scalar> reference(Node node) {
        return node instanceof Node.Mapping mapping && mapping.get("$ref").orElse(null) instanceof Node.Scalar scalar
                ? Optional.of(scalar)
                : Optional.empty();
    }

    /** What a reference leads to, one step on; relative to the file it is written in. */
    public Target target(Node.Scalar reference) {
        String file = reference.span().file();
        String text = reference.text();
        int hash = text.indexOf('#');
        String place = hash < 0 ? text : text.substring(0, hash);
        Optional<String> fragment = decoded(hash < 0 ? "" : text.substring(hash + 1));
        if (fragment.isEmpty()) {
            return new Missing("is not a reference: a `%` starts no percent-encoded character");
        }
        if (place.isEmpty() || isSelf(file, place)) {
            return in(file, fragment.get());
        }
        Node byId = texts.names(file).get(place);
        if (byId != null) {
            return below(byId, fragment.get(), file);
        }
        Optional<Target> refused = refused(place);
        return refused.orElseGet(() -> elsewhere(file, place, fragment.get()));
    }

    private static Optional<Target> refused(String place) {
        int colon = place.indexOf(':');
        boolean scheme = colon > 0
                && place.substring(0, colon)
                        .chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.');
        if (scheme || place.startsWith("//") || place.contains("\\")) {
            return Optional.of(new Foreign("is not a file of the workspace, and nothing is fetched"));
        }
        return place.startsWith("/")
                ? Optional.of(new Foreign("lies outside of the workspace, where nothing is read"))
                : Optional.empty();
    }

    private Target elsewhere(String from, String place, String fragment) {
        int query = place.indexOf('?');
        Optional<String> relative = decoded(query < 0 ? place : place.substring(0, query));
        if (relative.isEmpty()) {
            return new Missing("is not a reference: a `%` starts no percent-encoded character");
        }
        String path = ContractLocation.normalized(from, relative.get());
        if (path.startsWith("../") || path.equals("..") || relative.get().startsWith("/") || path.indexOf('\\') >= 0) {
            return new Foreign("lies outside of the workspace, where nothing is read");
        }
        Optional<SourceFile> file = texts.file(path);
        if (file.isEmpty()) {
            missing.add(path);
            return new Missing("does not exist: the workspace has no file `" + NodeText.shown(path) + "`");
        }
        parts.add(path);
        return read(file.get()).value().isEmpty()
                ? new Missing("cannot be read: `" + path + "` has errors")
                : in(path, fragment);
    }

    private Target in(String file, String fragment) {
        return texts.root(file).map(root -> below(root, fragment, file)).orElseGet(() -> new Missing("does not exist"));
    }

    private Target below(Node root, String fragment, String file) {
        if (fragment.isEmpty()) {
            return new Found(root);
        }
        if (!fragment.startsWith("/")) {
            return Optional.ofNullable(texts.names(file).get("#" + fragment))
                    .<Target>map(Found::new)
                    .orElseGet(() -> new Missing("does not exist: `" + file + "` has no such anchor"));
        }
        return root.at(NodePath.parse(fragment))
                .<Target>map(Found::new)
                .orElseGet(() -> new Missing("does not exist in `" + file + "`"));
    }

    private boolean isSelf(String file, String place) {
        return texts.root(file).orElse(null) instanceof Node.Mapping mapping
                && mapping.get("$self").orElse(null) instanceof Node.Scalar self
                && self.text().equals(place);
    }

    private static Optional<String> decoded(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < written.length; i++) {
            if (written[i] != '%') {
                octets.write(written[i]);
                continue;
            }
            int high = i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
            int low = i + 2 < written.length ? Character.digit(written[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            octets.write(high << 4 | low);
            i += 2;
        }
        return Optional.of(octets.toString(StandardCharsets.UTF_8));
    }
}
