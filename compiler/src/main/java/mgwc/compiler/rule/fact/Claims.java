package mgwc.compiler.rule.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.parse.Document;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.fact.Claim.Kind;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.model.Api;
import mgwc.model.BackendAuthentication;
import mgwc.value.NodePath;

/** Gathers what APIs claim. */
public final class Claims {

    private static final NodePath LABELS = NodePath.of("metadata", "labels");
    private static final NodePath BASE_PATH = NodePath.of("spec", "basePath");
    private static final NodePath ENDPOINTS = NodePath.of("spec", "endpoints");
    private static final NodePath BACKENDS = NodePath.of("backends");
    private static final NodePath URL = NodePath.of("url");
    private static final NodePath LIMIT = NodePath.of("spec", "throttling", "tier");
    private static final NodePath ISSUERS = NodePath.of("spec", "security", "jwt", "issuers");

    private Claims() {}

    /** What the document of an API, or of an overlay, claims whatever comes of it in an environment. */
    public static List<Claim> written(Document document) {
        List<Claim> claims = new ArrayList<>();
        switch (document.kind()) {
            case API -> {
                labels(document, claims);
                backends(
                        document,
                        (name, url) -> address(url)
                                .ifPresent(address -> claims.add(new Claim(Kind.ADDRESS, address, name, url.span()))));
            }
            case API_OVERLAY -> overlay(document, document.environment().orElse(""), claims);
            case WORKSPACE, ENVIRONMENT, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE -> {}
        }
        claims.addAll(tiers(document.root()));
        return claims;
    }

    /** What the operations of a contract answer. */
    public static List<Claim> routes(Contract contract) {
        return contract.operations().stream()
                .map(operation -> new Claim(
                        Kind.ROUTE,
                        operation.method() + " " + operation.template().shape(),
                        operation.method() + " " + operation.template(),
                        operation.pathSpan()))
                .toList();
    }

    /** What an API claims in an environment that serves it. */
    public static List<Claim> of(ServedApi served) {
        At<Api> api = served.api();
        Api.Spec spec = api.value().spec();
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(Kind.BASE_PATH, spec.basePath(), "", api.span(BASE_PATH)));
        spec.security()
                .jwt()
                .ifPresent(jwt -> jwt.issuers()
                        .forEach(issuer -> claims.add(new Claim(Kind.TRUSTED_ISSUER, issuer, "", api.span(ISSUERS)))));
        spec.throttling().ifPresent(limit -> claims.add(new Claim(Kind.LIMIT, limit.tier(), "", api.span(LIMIT))));
        new TreeMap<>(spec.endpoints())
                .forEach((name, set) ->
                        set.authentication().ifPresent(authentication -> secrets(api, name, authentication, claims)));
        return claims;
    }

    private static void labels(Document api, List<Claim> claims) {
        Documents.entries(api, LABELS).forEach((name, entry) -> {
            if (entry.value() instanceof Node.Scalar value) {
                claims.add(new Claim(Kind.LABEL, name, value.text(), value.span()));
            }
        });
    }

    private static void overlay(Document overlay, String environment, List<Claim> claims) {
        backends(overlay, (name, url) -> {
            claims.add(new Claim(Kind.CHANGED_BACKEND, name, environment, url.span()));
            address(url)
                    .ifPresent(
                            address -> claims.add(new Claim(Kind.OVERLAY_ADDRESS, address, environment, url.span())));
        });
    }

    /** Each address that a document gives a back end, by set and name; a null around it for all that it takes away. */
    private static void backends(Document document, BiConsumer<String, Node> each) {
        document.root().at(ENDPOINTS).filter(Claims::isNull).ifPresent(none -> each.accept("", none));
        Documents.entries(document, ENDPOINTS).forEach((set, endpoints) -> {
            Optional<Node> backends = endpoints.value().at(BACKENDS);
            if (isNull(endpoints.value()) || backends.filter(Claims::isNull).isPresent()) {
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
    public static List<Claim> tiers(Node root) {
        List<Claim> claims = new ArrayList<>();
        tiers(root, claims);
        return claims;
    }

    private static void tiers(Node node, List<Claim> claims) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> {
                    if (key.equals("tier") && entry.value() instanceof Node.Scalar tier) {
                        claims.add(new Claim(Kind.NAMED_TIER, tier.text(), "", tier.span()));
                    }
                    tiers(entry.value(), claims);
                });
            case Node.Sequence sequence -> sequence.items().forEach(item -> tiers(item, claims));
            case Node.Scalar ignored -> {}
        }
    }

    private static void secrets(At<Api> api, String set, BackendAuthentication authentication, List<Claim> claims) {
        NodePath path = NodePath.of("spec", "endpoints", set, "authentication");
        authentication
                .basic()
                .ifPresent(basic -> claims.add(new Claim(
                        Kind.SECRET,
                        basic.password().secretRef().toString(),
                        "the password of user `" + basic.username() + "`",
                        api.keySpan(path.resolve(NodePath.of("basic", "password", "secretRef"))))));
        authentication
                .header()
                .ifPresent(header -> claims.add(new Claim(
                        Kind.SECRET,
                        header.value().secretRef().toString(),
                        "the value of header `" + header.name() + "`",
                        api.keySpan(path.resolve(NodePath.of("header", "value", "secretRef"))))));
    }
}
