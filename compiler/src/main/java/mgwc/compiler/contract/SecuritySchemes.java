package mgwc.compiler.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.contract.Contract.Scope;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.NodePath;

/**
 * The security schemes of a contract, and what its security requirements mean by them. A list of requirements is a
 * choice; the schemes within one requirement are all needed (OpenAPI 3.1 section 4.8.30).
 */
final class SecuritySchemes {

    /** Schemes that need something else than a token with scopes. */
    private static final Set<String> WITHOUT_TOKEN = Set.of("apiKey", "basic", "mutualTLS");

    private final ContractFiles files;
    private final Map<String, Scheme> schemes = new LinkedHashMap<>();

    /** @param scopes those that the flows offer; empty when the scheme does not list any */
    private record Scheme(String type, Optional<Set<String>> scopes) {}

    /** What one list of requirements asks a token for. */
    record Requirement(List<Scope> scopes, Optional<SourceSpan> otherAlternative) {
        static final Requirement NONE = new Requirement(List.of(), Optional.empty());
    }

    SecuritySchemes(Mapping root, ContractFiles files) {
        this.files = files;
        entries(root.at(NodePath.of("components", "securitySchemes")).or(() -> root.get("securityDefinitions")))
                .forEach((name, entry) -> schemes.put(name, scheme(entry.value())));
    }

    private Scheme scheme(Node node) {
        Optional<Node> resolved = files.resolved(node);
        String type =
                resolved.flatMap(scheme -> scheme.textAt(NodePath.of("type"))).orElse("");
        if (!type.equals("oauth2")) {
            return new Scheme(type, Optional.empty());
        }
        Set<String> scopes = new TreeSet<>(entries(resolved.flatMap(scheme -> scheme.at(NodePath.of("scopes"))))
                .keySet());
        entries(resolved.flatMap(scheme -> scheme.at(NodePath.of("flows"))))
                .values()
                .forEach(flow -> scopes.addAll(
                        entries(flow.value().at(NodePath.of("scopes"))).keySet()));
        return new Scheme(type, Optional.of(scopes));
    }

    private static Map<String, Entry> entries(Optional<Node> node) {
        return node.orElse(null) instanceof Mapping mapping ? mapping.entries() : Map.of();
    }

    /**
     * The requirement that the gateway holds callers to: the first that a token can meet, with everything it asks for.
     */
    Requirement requirement(Optional<Node> security) {
        if (!(security.orElse(null) instanceof Sequence alternatives)) {
            return Requirement.NONE;
        }
        Optional<Mapping> chosen = Optional.empty();
        for (Node item : alternatives.items()) {
            if (item instanceof Mapping alternative && chosen.isEmpty() && takesToken(alternative)) {
                chosen = Optional.of(alternative);
            }
        }
        if (chosen.isEmpty()) {
            return Requirement.NONE;
        }
        List<Scope> scopes = scopes(chosen.get());
        Set<String> names = names(scopes);
        Optional<SourceSpan> other = alternatives.items().stream()
                .filter(item -> item instanceof Mapping alternative
                        && (takesToken(alternative) || alternative.entries().isEmpty())
                        && !names(scopes(alternative)).equals(names))
                .map(Node::span)
                .findFirst();
        return new Requirement(scopes, other);
    }

    private boolean takesToken(Mapping alternative) {
        return alternative.entries().keySet().stream().anyMatch(this::takesToken);
    }

    /** A scheme that is not defined counts as one, so that what it asks for is not dropped. */
    private boolean takesToken(String scheme) {
        Scheme defined = schemes.get(scheme);
        return defined == null || !WITHOUT_TOKEN.contains(defined.type());
    }

    private List<Scope> scopes(Mapping alternative) {
        List<Scope> scopes = new ArrayList<>();
        alternative.entries().forEach((name, entry) -> {
            if (takesToken(name) && entry.value() instanceof Sequence names) {
                names.items().forEach(item -> {
                    if (item instanceof Scalar scalar) {
                        scopes.add(new Scope(scalar.text(), scalar.span()));
                    }
                });
            }
        });
        return scopes;
    }

    private static Set<String> names(List<Scope> scopes) {
        Set<String> names = new HashSet<>();
        scopes.forEach(scope -> names.add(scope.name()));
        return names;
    }

    /** Reports schemes that are not defined and scopes that no flow offers. */
    void check(Optional<Node> security, List<Diagnostic> diagnostics) {
        if (security.orElse(null) instanceof Sequence alternatives) {
            alternatives
                    .items()
                    .forEach(alternative -> entries(Optional.of(alternative))
                            .forEach((name, entry) -> check(name, entry, diagnostics)));
        }
    }

    private void check(String name, Entry entry, List<Diagnostic> diagnostics) {
        Scheme scheme = schemes.get(name);
        boolean reference = name.contains("/") || name.contains("#");
        if (scheme == null && !reference) {
            diagnostics.add(ContractRules.UNDEFINED_SECURITY_SCHEME
                    .at(entry.keySpan(), "security scheme `" + NodeText.shown(name) + "` is not defined")
                    .withMarker(Spelling.question(name, schemes.keySet()))
                    .withHelp(
                            schemes.isEmpty()
                                    ? "define it; the contract has no security schemes"
                                    : "defined are " + FormFindings.listed(List.copyOf(schemes.keySet()))));
        } else if (scheme != null && scheme.scopes().isPresent() && entry.value() instanceof Sequence scopes) {
            Set<String> offered = scheme.scopes().get();
            for (Node item : scopes.items()) {
                if (item instanceof Scalar scope && !offered.contains(scope.text())) {
                    diagnostics.add(ContractRules.UNDEFINED_SCOPE
                            .at(
                                    scope.span(),
                                    "scope `" + NodeText.shown(scope.text()) + "` is offered by no flow of `"
                                            + NodeText.shown(name) + "`")
                            .withMarker(Spelling.question(scope.text(), offered))
                            .withHelp(
                                    offered.isEmpty()
                                            ? "add it to `scopes` of a flow"
                                            : "offered are " + FormFindings.listed(List.copyOf(offered))));
                }
            }
        }
    }
}
