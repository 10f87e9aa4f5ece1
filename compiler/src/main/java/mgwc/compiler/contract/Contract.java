package mgwc.compiler.contract;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;

/**
 * What the compiler needs to know of an OpenAPI document.
 *
 * @param root the document, for what is not modelled here
 */
public record Contract(String path, String openapiVersion, List<Operation> operations, Node.Mapping root) {

    public Contract {
        operations = List.copyOf(operations);
    }

    /**
     * One operation of the contract.
     *
     * @param key the {@code operationId}, or {@code METHOD /path} where there is none; unique in the contract
     * @param scopes what the operation's OAuth2 or OpenID Connect security requirement asks for; several alternatives
     *     give the first
     * @param span of the {@code operationId} value, or of the method key
     * @param pathSpan of the path key
     */
    public record Operation(
            String key,
            HttpMethod method,
            PathTemplate template,
            List<Scope> scopes,
            SourceSpan span,
            SourceSpan pathSpan) {
        public Operation {
            scopes = List.copyOf(scopes);
        }
    }

    /** An OAuth2 scope and where the contract asks for it. */
    public record Scope(String name, SourceSpan span) {}

    public Optional<Operation> operation(String key) {
        return operations.stream()
                .filter(operation -> operation.key().equals(key))
                .findFirst();
    }
}
