package mgwc.compiler.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;

/**
 * What the compiler needs to know of an OpenAPI document.
 *
 * @param root the document, for what is not modelled here
 * @param files where references in the document lead
 */
public record Contract(
        String path,
        OpenApiVersion version,
        List<Operation> operations,
        Map<String, Operation> byKey,
        Node.Mapping root,
        ContractFiles files) {

    public Contract {
        operations = List.copyOf(operations);
        byKey = Map.copyOf(byKey);
    }

    public static Contract of(
            String path, OpenApiVersion version, List<Operation> operations, Node.Mapping root, ContractFiles files) {
        Map<String, Operation> byKey = new LinkedHashMap<>();
        operations.forEach(operation -> byKey.putIfAbsent(operation.key(), operation));
        return new Contract(path, version, operations, byKey, root, files);
    }

    /**
     * One operation of the contract.
     *
     * @param key the {@code operationId}, or {@code METHOD /path} where there is none; unique in the contract
     * @param styles of path parameters by name; those that are missing are simple
     * @param scopes what the operation's security requirement asks a token for; of several alternatives, the first that
     *     a token can meet
     * @param otherAlternative an alternative that asks for other scopes than these
     * @param span of the {@code operationId} value, or of the method key
     * @param pathSpan of the path key
     */
    public record Operation(
            String key,
            HttpMethod method,
            PathTemplate template,
            Map<String, PathStyle> styles,
            List<Scope> scopes,
            Optional<SourceSpan> otherAlternative,
            SourceSpan span,
            SourceSpan pathSpan) {
        public Operation {
            styles = Map.copyOf(styles);
            scopes = List.copyOf(scopes);
        }
    }

    /** An OAuth2 scope and where the contract asks for it. */
    public record Scope(String name, SourceSpan span) {}

    public Optional<Operation> operation(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
