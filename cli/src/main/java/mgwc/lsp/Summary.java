package mgwc.lsp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.compiler.rule.catalog.RuleIndex;
import mgwc.compiler.text.Markdown;
import mgwc.lsp.Outline.Entry;
import mgwc.lsp.References.Target;
import mgwc.lsp.WorkspaceSnapshot.PartialDocument;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** What a definition says about itself, in a few lines of Markdown. */
final class Summary {

    private final WorkspaceSnapshot view;
    private final References references;

    Summary(WorkspaceSnapshot view, References references) {
        this.view = view;
        this.references = references;
    }

    List<String> of(Target target) {
        return switch (target.referenceKind()) {
            case TIER -> tier(target.name());
            case ISSUER -> issuer(target.name());
            case ENDPOINT_SET -> endpointSet(target);
            case OPERATION ->
                Optional.ofNullable(references
                                .contracts()
                                .operations(target.scope())
                                .get(target.name()))
                        .map(place -> Markdown.code(place.request())
                                + place.summary()
                                        .map(text -> ": " + Markdown.words(text))
                                        .orElse(""))
                        .stream()
                        .toList();
            case SCOPE ->
                references.contracts().scopeText(target.scope(), target.name()).map(Markdown::words).stream()
                        .toList();
            case API ->
                view.api(target.name()).stream()
                        .flatMap(api -> api(api).stream())
                        .toList();
            case ENVIRONMENT ->
                view.partials(Kind.ENVIRONMENT).stream()
                        .filter(environment -> environment.environment().equals(target.name()))
                        .map(environment -> "Environment " + Markdown.code(target.name()) + about(environment))
                        .toList();
            case RULE -> rule(target.name());
            case API_NAME, API_VERSION, NEIGHBOUR, FILE -> List.of();
        };
    }

    private List<String> tier(String name) {
        if (name.equals("Unlimited")) {
            return List.of("Tier " + Markdown.code(name) + ": no limit");
        }
        return view.partials(Kind.THROTTLING_TIERS).stream()
                .flatMap(partial -> partial.outline().at(NodePath.of("spec", "tiers", name)).stream()
                        .map(entry -> "Tier " + Markdown.code(name) + ": "
                                + Markdown.code(fields(partial.outline(), entry.path()))))
                .toList();
    }

    private List<String> issuer(String name) {
        NodePath place = NodePath.of("spec", "issuers", name);
        return view.partials(Kind.ENVIRONMENT).stream()
                .flatMap(environment -> environment.outline().text(place.child("issuer")).stream()
                        .map(issuer ->
                                "Issuer in " + Markdown.code(environment.environment()) + ": " + Markdown.code(issuer)))
                .toList();
    }

    private List<String> endpointSet(Target target) {
        NodePath backends = NodePath.of("spec", "endpoints", target.name(), "backends", "*");
        return view.api(target.scope()).stream()
                .map(api -> "Endpoint set " + Markdown.code(target.name()) + " of " + Markdown.code(target.scope())
                        + " with "
                        + api.outline().matching(backends).stream()
                                .map(Entry::name)
                                .map(Markdown::code)
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static List<String> api(PartialDocument api) {
        String base = api.outline()
                .text("spec", "basePath")
                .map(path -> " at " + Markdown.code(path))
                .orElse("");
        return List.of("API " + Markdown.code(api.api().orElse("")) + base + about(api));
    }

    private List<String> rule(String name) {
        Optional<RuleSpec> known = RuleCatalog.find(name);
        if (known.isPresent()) {
            RuleSpec rule = known.get();
            return List.of(
                    Markdown.code(rule.id()) + " " + Markdown.code(rule.name()) + ": " + Markdown.words(rule.title()),
                    RuleIndex.standing(rule).strip(),
                    Markdown.code("mgwc explain " + rule.id()) + " tells more.");
        }
        return view.partials(Kind.RULE).stream()
                .filter(rule -> rule.outline().text("metadata", "name").equals(Optional.of(name)))
                .map(rule -> "Rule " + Markdown.code(name) + about(rule))
                .toList();
    }

    private static String about(PartialDocument partial) {
        return partial.outline()
                .text("metadata", "description")
                .map(text -> ": " + Markdown.words(text))
                .orElse("");
    }

    /** The scalars right below a path on one line: {@code requests: 600, per: 1m}. */
    static String fields(Outline outline, NodePath path) {
        return outline.children(path).stream()
                .filter(Entry::isScalar)
                .map(entry -> entry.name() + ": " + entry.text())
                .collect(Collectors.joining(", "));
    }
}
