package mgwc.compiler.rule.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.fact.SharedFact.Kind;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.model.Api;
import mgwc.model.BackendAuthentication;
import mgwc.value.NodePath;

/** Gathers the facts of APIs. */
public final class SharedFacts {

    private static final NodePath LABELS = NodePath.of("metadata", "labels");
    private static final NodePath BASE_PATH = NodePath.of("spec", "basePath");
    private static final NodePath TARGET_NAME = NodePath.of("spec", "targetRef", "name");
    private static final NodePath ENDPOINTS = NodePath.of("spec", "endpoints");
    private static final NodePath BACKENDS = NodePath.of("backends");
    private static final NodePath URL = NodePath.of("url");
    private static final NodePath LIMIT = NodePath.of("spec", "throttling", "tier");
    private static final NodePath ISSUERS = NodePath.of("spec", "security", "jwt", "issuers");

    private SharedFacts() {}

    /** The facts in the document of an API, or of an overlay, whatever comes of it in an environment. */
    public static List<SharedFact> written(Document document) {
        List<SharedFact> facts = new ArrayList<>();
        switch (document.kind()) {
            case API -> {
                labels(document, facts);
                backends(
                        document,
                        (name, url) -> address(url)
                                .ifPresent(
                                        address -> facts.add(new SharedFact(Kind.ADDRESS, address, name, url.span()))));
            }
            case API_OVERLAY -> overlay(document, document.environment().orElse(""), facts);
            case WORKSPACE, ENVIRONMENT, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE -> {}
        }
        facts.addAll(tiers(document.root()));
        return facts;
    }

    /** What the operations of a contract answer. */
    public static List<SharedFact> routes(Contract contract) {
        return contract.operations().stream()
                .map(operation -> new SharedFact(
                        Kind.ROUTE,
                        operation.method() + " " + operation.template().shape(),
                        operation.method() + " " + operation.template(),
                        operation.pathSpan()))
                .toList();
    }

    /** The facts of an API in an environment that serves it. */
    public static List<SharedFact> of(ServedApi served) {
        At<Api> api = served.api();
        Api.Spec spec = api.value().spec();
        List<SharedFact> facts = new ArrayList<>();
        facts.add(new SharedFact(Kind.BASE_PATH, spec.basePath(), "", api.span(BASE_PATH)));
        spec.security()
                .jwt()
                .ifPresent(jwt -> jwt.issuers()
                        .forEach(issuer ->
                                facts.add(new SharedFact(Kind.TRUSTED_ISSUER, issuer, "", api.span(ISSUERS)))));
        spec.throttling().ifPresent(limit -> facts.add(new SharedFact(Kind.LIMIT, limit.tier(), "", api.span(LIMIT))));
        new TreeMap<>(spec.endpoints())
                .forEach((name, set) ->
                        set.authentication().ifPresent(authentication -> secrets(api, name, authentication, facts)));
        return facts;
    }

    private static void labels(Document api, List<SharedFact> facts) {
        Documents.entries(api, LABELS).forEach((name, entry) -> {
            if (entry.value() instanceof Node.Scalar value) {
                facts.add(new SharedFact(Kind.LABEL, name, value.text(), value.span()));
            }
        });
    }

    private static void overlay(Document overlay, String environment, List<SharedFact> facts) {
        facts.add(new SharedFact(Kind.OVERLAY, environment, "", Documents.span(overlay, TARGET_NAME)));
        backends(overlay, (name, url) -> {
            facts.add(new SharedFact(Kind.CHANGED_BACKEND, name, environment, url.span()));
            address(url)
                    .ifPresent(address ->
                            facts.add(new SharedFact(Kind.OVERLAY_ADDRESS, address, environment, url.span())));
        });
    }

    /** Each address that a document gives a backend, by set and name; a null around it for all that it takes away. */
    private static void backends(Document document, BiConsumer<String, Node> each) {
        document.root().at(ENDPOINTS).filter(SharedFacts::isNull).ifPresent(none -> each.accept("", none));
        Documents.entries(document, ENDPOINTS).forEach((set, endpoints) -> {
            Optional<Node> backends = endpoints.value().at(BACKENDS);
            if (isNull(endpoints.value())
                    || backends.filter(SharedFacts::isNull).isPresent()) {
                each.accept(set, endpoints.value());
            }
            Documents.entries(endpoints.value(), BACKENDS).forEach((name, backend) -> {
                if (isNull(backend.value())) {
                    each.accept(set + "/" + name, backend.value());
                }
                backend.value().at(URL).ifPresent(url -> each.accept(set + "/" + name, url));
            });
        });
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL;
    }

    /** Where a URL leads; nowhere that counts when it is a loopback address, another machine in every environment. */
    private static Optional<String> address(Node url) {
        return url.textAt(NodePath.ROOT)
                .flatMap(Address::of)
                .filter(address -> !Host.ofName(address.host()).isLoopback())
                .map(Address::toString);
    }

    /** Everything written as {@code tier: NAME}. */
    public static List<SharedFact> tiers(Node root) {
        List<SharedFact> facts = new ArrayList<>();
        tiers(root, facts);
        return facts;
    }

    private static void tiers(Node node, List<SharedFact> facts) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> {
                    if (key.equals("tier") && entry.value() instanceof Node.Scalar tier) {
                        facts.add(new SharedFact(Kind.NAMED_TIER, tier.text(), "", tier.span()));
                    }
                    tiers(entry.value(), facts);
                });
            case Node.Sequence sequence -> sequence.items().forEach(item -> tiers(item, facts));
            case Node.Scalar ignored -> {}
        }
    }

    private static void secrets(At<Api> api, String set, BackendAuthentication authentication, List<SharedFact> facts) {
        NodePath path = NodePath.of("spec", "endpoints", set, "authentication");
        authentication
                .basic()
                .ifPresent(basic -> facts.add(new SharedFact(
                        Kind.SECRET,
                        basic.password().secretRef().toString(),
                        "the password of user `" + basic.username() + "`",
                        api.keySpan(path.resolve(NodePath.of("basic", "password", "secretRef"))))));
        authentication
                .header()
                .ifPresent(header -> facts.add(new SharedFact(
                        Kind.SECRET,
                        header.value().secretRef().toString(),
                        "the value of header `" + header.name() + "`",
                        api.keySpan(path.resolve(NodePath.of("header", "value", "secretRef"))))));
    }
}
