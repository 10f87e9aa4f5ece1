package mgwc.compiler.resolve;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.value.NodePath;

/**
 * A part of an Api document that configures one policy: {@code spec.<name>} for the API,
 * {@code spec.operations.<operation>.<name>} for one operation. Its schema is {@code sections/<name>.json}. A document
 * is bound to it only where somebody asks for it.
 *
 * @param name of the field
 * @param read makes the record of a mapping that fits the schema, defaults filled in
 * @param overriding what holds for an operation, of what the API says and what the operation says
 */
public record Section<T extends Record>(String name, Function<NodeFields, T> read, BinaryOperator<T> overriding) {

    /** A section in which an operation that says anything says everything. */
    public static <T extends Record> Section<T> replaced(String name, Function<NodeFields, T> read) {
        return new Section<>(name, read, (api, operation) -> operation);
    }

    /** A section in which an operation adds to what its API says; {@code merge} takes the API's first. */
    public static <T extends Record> Section<T> merged(
            String name, Function<NodeFields, T> read, BinaryOperator<T> merge) {
        return new Section<>(name, read, merge);
    }

    /** Where the section of an API stands. */
    public NodePath path() {
        return NodePath.of("spec", name);
    }

    /** Where the section of an operation stands. */
    public NodePath path(String operation) {
        return NodePath.of("spec", "operations", operation, name);
    }

    /** What the document says for the whole API. */
    public Optional<T> of(At<Api> api) {
        return at(api, path());
    }

    /** What the document says for one operation alone. */
    public Optional<T> ownOf(At<Api> api, String operation) {
        return at(api, path(operation));
    }

    /** What holds for one operation. */
    public Optional<T> of(At<Api> api, String operation) {
        Optional<T> whole = of(api);
        Optional<T> own = ownOf(api, operation);
        return whole.isPresent() && own.isPresent()
                ? Optional.of(overriding.apply(whole.get(), own.get()))
                : own.or(() -> whole);
    }

    private Optional<T> at(At<Api> api, NodePath path) {
        return api.node(path)
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .map(NodeFields::new)
                .map(read);
    }
}
