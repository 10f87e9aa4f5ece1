package mgwc.compiler.rule.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/**
 * What the contract says that callers of an operation present: one of a list of alternatives, of the operation or of
 * the contract as a whole (OpenAPI 3.1 section 4.8.10).
 *
 * @param span of the list
 */
record ContractSecurity(Contract contract, List<Node> alternatives, SourceSpan span) {

    private static final Set<String> TOKENS = Set.of("oauth2", "openIdConnect");

    private static final Set<String> PASSWORDS = Set.of("basic", "digest");

    ContractSecurity {
        alternatives = List.copyOf(alternatives);
    }

    /** Empty where the contract says nothing about it. */
    static Optional<ContractSecurity> of(Contract contract, Operation operation) {
        return contract.root()
                .at(NodePath.of("paths", operation.template().toString()))
                .flatMap(contract.files()::resolved)
                .flatMap(item -> item.at(NodePath.of(operation.method().name().toLowerCase(Locale.ROOT), "security")))
                .or(() -> contract.root().get("security"))
                .flatMap(list -> list instanceof Node.Sequence sequence
                        ? Optional.of(new ContractSecurity(contract, sequence.items(), sequence.span()))
                        : Optional.empty());
    }

    /** Whether it says that nothing is needed. */
    boolean isOpen() {
        return alternatives.stream().allMatch(ContractSecurity::isNothing);
    }

    /**
     * Whether a token is needed, as far as the contract is concerned: keys and passwords may be checked by a backend.
     */
    boolean asksForToken() {
        return !alternatives.isEmpty()
                && alternatives.stream().noneMatch(ContractSecurity::isNothing)
                && alternatives.stream()
                        .anyMatch(alternative -> schemes(alternative).anyMatch(this::isToken));
    }

    /** Whether nobody who does what it says sends a token. What its schemes are must be known for that. */
    boolean announcesNoToken() {
        return alternatives.stream()
                .allMatch(alternative -> schemes(alternative).allMatch(this::isOtherCredential));
    }

    /** Names of the schemes it knows, in their order. */
    List<String> schemes() {
        return alternatives.stream()
                .flatMap(ContractSecurity::schemes)
                .distinct()
                .toList();
    }

    private static boolean isNothing(Node alternative) {
        return alternative instanceof Node.Mapping schemes && schemes.entries().isEmpty();
    }

    private static Stream<String> schemes(Node alternative) {
        return Documents.entries(alternative, NodePath.ROOT).keySet().stream();
    }

    private boolean isToken(String name) {
        Optional<Node> scheme = scheme(name);
        String type = text(scheme, "type");
        return TOKENS.contains(type)
                || (type.equals("http") && text(scheme, "scheme").equalsIgnoreCase("bearer"));
    }

    /** Sent in place of a token, not as one: many contracts describe a token as a key in `Authorization`. */
    private boolean isOtherCredential(String name) {
        Optional<Node> scheme = scheme(name);
        return switch (text(scheme, "type")) {
            case "apiKey" -> !text(scheme, "name").equalsIgnoreCase("Authorization");
            case "http" -> PASSWORDS.contains(text(scheme, "scheme").toLowerCase(Locale.ROOT));
            case "mutualTLS" -> true;
            default -> false;
        };
    }

    private Optional<Node> scheme(String name) {
        return contract.root()
                .at(NodePath.of("components", "securitySchemes", name))
                .flatMap(contract.files()::resolved);
    }

    private static String text(Optional<Node> node, String key) {
        return node.flatMap(scheme -> scheme.textAt(NodePath.of(key))).orElse("");
    }
}
