package mgwc.lsp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.contract.ContractLocation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import mgwc.lsp.Outline.Entry;
import mgwc.lsp.Outline.Spot;
import mgwc.lsp.ReferenceKind.Slot;
import mgwc.lsp.WorkspaceSnapshot.PartialDocument;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** Which names of a workspace mean the same thing. */
final class References {

    private final WorkspaceSnapshot view;
    private final ContractPlaces contracts;

    References(WorkspaceSnapshot view) {
        this.view = view;
        this.contracts = new ContractPlaces(view);
    }

    /**
     * What a name stands for.
     *
     * @param scope what the name is unique in: an API, a contract; empty when it is the workspace
     */
    record Target(ReferenceKind referenceKind, String scope, String name) {}

    ContractPlaces contracts() {
        return contracts;
    }

    /** What is meant at a spot of a document. */
    Optional<Target> target(PartialDocument partial, Spot spot) {
        return ReferenceKind.at(partial.kind(), spot.entry().path(), spot.key())
                .flatMap(slot -> target(partial, slot, spot.entry()));
    }

    private Optional<Target> target(PartialDocument partial, Slot slot, Entry entry) {
        String name = slot.key() ? entry.name() : entry.text();
        return switch (slot.referenceKind()) {
            case TIER, ISSUER, API, ENVIRONMENT, RULE -> Optional.of(new Target(slot.referenceKind(), "", name));
            case API_NAME, API_VERSION -> partial.api().map(id -> new Target(ReferenceKind.API, "", id));
            case ENDPOINT_SET -> partial.api().map(id -> new Target(ReferenceKind.ENDPOINT_SET, id, name));
            case OPERATION, SCOPE ->
                contractOf(partial).map(contract -> new Target(slot.referenceKind(), contract, name));
            case NEIGHBOUR ->
                Optional.of(new Target(ReferenceKind.FILE, "", ContractLocation.normalized(partial.path(), name)));
            case FILE -> Optional.of(new Target(ReferenceKind.FILE, "", ContractLocation.normalized("", name)));
        };
    }

    /** The contract of the API that a document declares or changes. */
    Optional<String> contractOf(PartialDocument partial) {
        return (partial.kind() == Kind.API
                        ? Optional.of(partial)
                        : partial.api().flatMap(view::api))
                .map(api -> ContractLocation.normalized(
                        api.path(), api.outline().text("spec", "openapi").orElse(ContractLocation.DEFAULT)));
    }

    /** Where something is defined; several places when every environment defines it. */
    List<SourceSpan> definitions(Target target) {
        return switch (target.referenceKind()) {
            case TIER, ISSUER, ENDPOINT_SET, API, ENVIRONMENT, RULE -> named(target, true);
            case API_NAME, API_VERSION, NEIGHBOUR -> List.of();
            case OPERATION ->
                Optional.ofNullable(contracts.operations(target.scope()).get(target.name()))
                        .map(ContractPlaces.Place::span)
                        .stream()
                        .toList();
            case SCOPE ->
                Optional.ofNullable(contracts.scopes(target.scope()).get(target.name())).stream()
                        .toList();
            case FILE ->
                view.tree().file(target.name()).stream()
                        .map(file -> SourceSpan.startOf(file.path()))
                        .toList();
        };
    }

    /** Where something is used. */
    List<SourceSpan> uses(Target target) {
        return named(target, false);
    }

    private List<SourceSpan> named(Target target, boolean defining) {
        List<SourceSpan> spans = new ArrayList<>();
        for (Slot slot : slots(target.referenceKind(), defining)) {
            for (PartialDocument partial : view.partials(slot.kind())) {
                for (Entry entry : partial.outline().matching(slot.path())) {
                    if (target(partial, slot, entry).equals(Optional.of(target))) {
                        spans.add(new Spot(entry, slot.key()).span());
                    }
                }
            }
        }
        return spans;
    }

    /** The slots that may name a thing; an API goes by its name where the version stands beside it. */
    private static List<Slot> slots(ReferenceKind referenceKind, boolean defining) {
        return switch (referenceKind) {
            case API -> {
                List<Slot> slots = new ArrayList<>(ReferenceKind.API_NAME.slots(defining));
                slots.addAll(ReferenceKind.API.slots(defining));
                yield slots;
            }
            case FILE -> {
                List<Slot> slots = new ArrayList<>(ReferenceKind.NEIGHBOUR.slots(defining));
                slots.addAll(ReferenceKind.FILE.slots(defining));
                yield slots;
            }
            case TIER, ISSUER, ENDPOINT_SET, OPERATION, SCOPE, API_NAME, API_VERSION, ENVIRONMENT, RULE, NEIGHBOUR ->
                referenceKind.slots(defining);
        };
    }

    /** The names that may stand in a slot of a document, each with a few words about it. */
    Map<String, String> names(PartialDocument partial, ReferenceKind referenceKind) {
        Map<String, String> names = new TreeMap<>();
        switch (referenceKind) {
            case TIER -> {
                names.put("Unlimited", "no limit");
                defined(Kind.THROTTLING_TIERS, NodePath.of("spec", "tiers", "*"), names);
            }
            case ISSUER ->
                view.partials(Kind.ENVIRONMENT).stream()
                        .filter(environment -> partial.environment().isEmpty()
                                || environment.environment().equals(partial.environment()))
                        .forEach(environment -> environment
                                .outline()
                                .matching(NodePath.of("spec", "issuers", "*"))
                                .forEach(entry -> names.merge(
                                        entry.name(), environment.environment(), (one, other) -> one + ", " + other)));
            case ENDPOINT_SET ->
                partial.api()
                        .flatMap(view::api)
                        .or(() -> Optional.of(partial))
                        .ifPresent(api -> api.outline()
                                .matching(NodePath.of("spec", "endpoints", "*"))
                                .forEach(entry -> names.put(entry.name(), "endpoint set")));
            case OPERATION ->
                contractOf(partial)
                        .ifPresent(contract -> contracts
                                .operations(contract)
                                .forEach((key, place) -> names.put(key, place.request())));
            case SCOPE ->
                contractOf(partial)
                        .ifPresent(contract -> contracts
                                .scopes(contract)
                                .keySet()
                                .forEach(scope -> names.put(
                                        scope,
                                        contracts.scopeText(contract, scope).orElse("scope"))));
            case API_NAME -> apis().forEach(api -> put(api, "name", names));
            case API_VERSION ->
                apis().stream()
                        .filter(api -> api.outline()
                                .text("metadata", "name")
                                .equals(partial.outline().text("spec", "targetRef", "name")))
                        .forEach(api -> put(api, "version", names));
            case API -> apis().forEach(api -> api.api().ifPresent(id -> names.put(id, about(api))));
            case ENVIRONMENT ->
                view.partials(Kind.ENVIRONMENT)
                        .forEach(environment -> names.put(environment.environment(), about(environment)));
            case RULE -> rules(partial, names);
            case NEIGHBOUR -> files(folder(partial.path()), names);
            case FILE -> files("", names);
        }
        return names;
    }

    private Collection<PartialDocument> apis() {
        return view.partials(Kind.API);
    }

    private static void put(PartialDocument api, String field, Map<String, String> names) {
        api.outline().text("metadata", field).ifPresent(name -> names.put(name, about(api)));
    }

    private void rules(PartialDocument partial, Map<String, String> names) {
        if (partial.kind() != Kind.RULE) {
            for (RuleSpec rule : RuleCatalog.specs()) {
                names.put(rule.id(), rule.title());
            }
            view.partials(Kind.RULE)
                    .forEach(rule ->
                            rule.outline().text("metadata", "name").ifPresent(name -> names.put(name, about(rule))));
        }
    }

    private void defined(Kind kind, NodePath path, Map<String, String> names) {
        view.partials(kind)
                .forEach(partial -> partial.outline()
                        .matching(path)
                        .forEach(entry -> names.put(entry.name(), Summary.fields(partial.outline(), entry.path()))));
    }

    private static String about(PartialDocument partial) {
        return partial.outline()
                .text("metadata", "description")
                .orElse(partial.kind().toString());
    }

    /** Files that a document may name: data and contracts, no documents. */
    private void files(String folder, Map<String, String> names) {
        view.tree().files().keySet().stream()
                .filter(path -> path.startsWith(folder)
                        && (path.endsWith(".json") || (Folder.APIS.holds(path) && !folder.isEmpty()))
                        && WorkspaceLayout.kindAt(path)
                                .filter(kind -> kind == Kind.API)
                                .isEmpty())
                .forEach(path -> names.put(path.substring(folder.length()), "file"));
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
