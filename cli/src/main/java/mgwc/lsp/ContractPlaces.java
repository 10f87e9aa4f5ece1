package mgwc.lsp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.contract.ContractLocation;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.lsp.Outline.Entry;
import mgwc.value.HttpMethod;
import mgwc.value.NodePath;

/** Where the operations and scopes of a contract stand, and what references in it lead to. */
final class ContractPlaces {

    /** Where OpenAPI 3 and Swagger 2 declare the scopes of OAuth2. */
    private static final List<NodePath> SCOPES = List.of(
            NodePath.of("components", "securitySchemes", "*", "flows", "*", "scopes", "*"),
            NodePath.of("securityDefinitions", "*", "scopes", "*"));

    /** Where operations ask for scopes. */
    private static final List<NodePath> ASKED =
            List.of(NodePath.of("paths", "*", "*", "security", "*", "*", "*"), NodePath.of("security", "*", "*", "*"));

    private final WorkspaceSnapshot view;

    ContractPlaces(WorkspaceSnapshot view) {
        this.view = view;
    }

    /**
     * An operation.
     *
     * @param span of its {@code operationId}, or of its method
     * @param request {@code GET /menu}
     */
    record Place(String key, SourceSpan span, String request, Optional<String> summary) {}

    /** A value in a file of a contract. */
    record Pointed(String path, NodePath place) {}

    /** Operations by key, in the order of the contract. */
    Map<String, Place> operations(String contract) {
        Map<String, Place> operations = new LinkedHashMap<>();
        Outline outline = view.contract(contract);
        for (Entry item : outline.matching(NodePath.of("paths", "*"))) {
            Optional<Pointed> elsewhere =
                    outline.text(item.path().child("$ref")).map(reference -> pointed(contract, reference));
            Outline holder = elsewhere.map(there -> view.contract(there.path())).orElse(outline);
            collect(item.name(), holder, elsewhere.map(Pointed::place).orElse(item.path()), operations);
        }
        return operations;
    }

    private static void collect(String path, Outline outline, NodePath item, Map<String, Place> operations) {
        for (HttpMethod method : HttpMethod.values()) {
            NodePath place = item.child(method.name().toLowerCase(Locale.ROOT));
            outline.at(place).ifPresent(entry -> {
                String request = method + " " + path;
                Optional<Entry> id = outline.at(place.child("operationId")).filter(Entry::isScalar);
                String key = id.map(Entry::text).filter(text -> !text.isBlank()).orElse(request);
                SourceSpan span = id.flatMap(Entry::value).orElse(entry.key());
                operations.putIfAbsent(key, new Place(key, span, request, outline.text(place.child("summary"))));
            });
        }
    }

    /** Scopes with the places that declare them, or else ask for them first. */
    Map<String, SourceSpan> scopes(String contract) {
        Outline outline = view.contract(contract);
        Map<String, SourceSpan> scopes = new LinkedHashMap<>();
        SCOPES.forEach(
                pattern -> outline.matching(pattern).forEach(entry -> scopes.putIfAbsent(entry.name(), entry.key())));
        ASKED.forEach(pattern -> outline.matching(pattern).stream()
                .filter(Entry::isScalar)
                .forEach(entry -> scopes.putIfAbsent(entry.text(), entry.key())));
        return scopes;
    }

    /** What the contract says a scope is for. */
    Optional<String> scopeText(String contract, String scope) {
        Outline outline = view.contract(contract);
        return SCOPES.stream()
                .flatMap(pattern -> outline.matching(pattern).stream())
                .filter(entry -> entry.name().equals(scope) && entry.isScalar())
                .map(Entry::text)
                .findFirst();
    }

    /** Where a {@code $ref} leads: a file of the workspace and a place in it. */
    static Pointed pointed(String from, String reference) {
        int hash = reference.indexOf('#');
        String file = decoded(hash < 0 ? reference : reference.substring(0, hash));
        String fragment = decoded(hash < 0 ? "" : reference.substring(hash + 1));
        return new Pointed(
                file.isEmpty() ? from : ContractLocation.normalized(from, file),
                fragment.startsWith("/") ? NodePath.parse(fragment) : NodePath.ROOT);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The key at a place, or the start of the file; empty where there is nothing. */
    Optional<SourceSpan> find(Pointed pointed) {
        if (view.tree().file(pointed.path()).isEmpty()) {
            return Optional.empty();
        }
        return pointed.place().isRoot()
                ? Optional.of(SourceSpan.startOf(pointed.path()))
                : view.contract(pointed.path()).at(pointed.place()).map(Entry::key);
    }

    /** The references to a place in the files of the same API, and to those files from it. */
    List<SourceSpan> references(Pointed target) {
        List<SourceSpan> references = new ArrayList<>();
        for (String path : view.tree().files().keySet()) {
            if (path.startsWith(folder(target.path())) && isText(path)) {
                for (Entry entry : view.contract(path).entries()) {
                    if (entry.name().equals("$ref")
                            && entry.isScalar()
                            && pointed(path, entry.text()).equals(target)) {
                        references.add(entry.value().orElse(entry.key()));
                    }
                }
            }
        }
        return references;
    }

    /** {@code apis/orders/} of {@code apis/orders/v1/openapi.yaml}. */
    private static String folder(String path) {
        int second = path.indexOf('/', path.indexOf('/') + 1);
        return path.substring(0, second + 1);
    }

    private static boolean isText(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
    }
}
