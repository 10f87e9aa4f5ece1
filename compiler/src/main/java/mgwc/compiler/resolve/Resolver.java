package mgwc.compiler.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.ContractLocation;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.EnvironmentConfig.OverlayTarget;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.workspace.Declarations;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.Head;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Origin;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Api;
import mgwc.model.ApiOverlay;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.model.Kind;
import mgwc.model.Metadata;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.model.Workspace;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** Makes environments of what is declared: overlays applied, defaults filled in, everything typed. */
public final class Resolver {

    private static final NodePath TARGET = NodePath.of("spec", "targetRef");

    private Resolver() {}

    /**
     * The configuration of one environment. Without a value when the environment does not exist, or when its document
     * is broken, which parsing has reported already.
     */
    public static Outcome<EnvironmentConfig> resolve(Declarations declarations, String environment) {
        return frame(declarations.shared(), environment).then(frame -> resolve(declarations, frame));
    }

    private static Outcome<EnvironmentConfig> resolve(Declarations declarations, EnvironmentFrame frame) {
        SortedMap<ApiId, ResolvedApi> apis = apis(declarations, frame);
        List<Diagnostic> diagnostics = new ArrayList<>();
        apis.values().forEach(api -> diagnostics.addAll(api.diagnostics()));
        for (Document overlay : lostOverlays(declarations, frame, apis.keySet())) {
            unmatched(overlay, apis.keySet(), declarations.broken())
                    .ifPresent(found -> diagnostics.add(in(frame.name(), found)));
        }
        return Outcome.of(config(declarations, frame, apis), diagnostics);
    }

    private static SortedMap<ApiId, ResolvedApi> apis(Declarations declarations, EnvironmentFrame frame) {
        Map<ApiId, List<Document>> changes = new HashMap<>();
        for (Document overlay : overlays(declarations, frame)) {
            changes.computeIfAbsent(id(overlay), key -> new ArrayList<>()).add(overlay);
        }
        SortedMap<ApiId, ResolvedApi> apis = new TreeMap<>();
        for (Document document : declarations.ofKind(Kind.API)) {
            ApiId id = id(document);
            String place = ContractLocation.of(document.path(), document.root()).path();
            Optional<Contract> contract =
                    Optional.ofNullable(declarations.contracts().get(place));
            apis.put(id, api(frame, document, changes.getOrDefault(id, List.of()), contract));
        }
        return apis;
    }

    private static List<Document> overlays(Declarations declarations, EnvironmentFrame frame) {
        return declarations.ofKind(Kind.API_OVERLAY).stream()
                .filter(overlay -> overlay.environment().equals(Optional.of(frame.name())))
                .toList();
    }

    private static List<Document> lostOverlays(Declarations declarations, EnvironmentFrame frame, Set<ApiId> apis) {
        return overlays(declarations, frame).stream()
                .filter(overlay -> !apis.contains(id(overlay)))
                .toList();
    }

    /**
     * The configuration of one environment, made of APIs that are resolved already.
     *
     * @param resolved every API that is declared, as the environment makes it
     */
    public static EnvironmentConfig config(
            Declarations declarations, EnvironmentFrame frame, SortedMap<ApiId, ResolvedApi> resolved) {
        SortedMap<ApiId, At<Api>> apis = new TreeMap<>();
        SortedMap<ApiId, Contract> contracts = new TreeMap<>();
        List<OverlayTarget> targets = new ArrayList<>();
        resolved.forEach((id, api) -> {
            api.overlays().forEach(overlay -> targets.add(new OverlayTarget(overlay, Optional.of(id))));
            api.served().ifPresent(served -> {
                apis.put(id, served.api());
                served.contract().ifPresent(contract -> contracts.put(id, contract));
            });
        });
        lostOverlays(declarations, frame, resolved.keySet())
                .forEach(overlay -> targets.add(new OverlayTarget(overlay(overlay), Optional.empty())));
        return new EnvironmentConfig(
                declarations,
                frame.workspace(),
                frame.environment(),
                apis,
                contracts,
                applications(declarations.shared()),
                frame.tiers(),
                targets);
    }

    private static ApiId id(Document document) {
        return Head.of(document).api().orElseThrow();
    }

    /**
     * An environment apart from its APIs. Without a value when the environment does not exist, or when its document is
     * broken.
     */
    public static Outcome<EnvironmentFrame> frame(SharedDeclarations shared, String environment) {
        Document document = shared.environments().get(environment);
        if (document == null) {
            return withoutEnvironment(shared, environment);
        }
        Outcome<SortedMap<String, At<Tier>>> tiers = new TierResolution(shared, document).resolve();
        EnvironmentFrame frame = new EnvironmentFrame(
                workspace(shared),
                bind(document.path(), document.root(), Kind.ENVIRONMENT, Binder::environment),
                tiers.value().orElseThrow(),
                shared.brokenShared());
        return Outcome.of(
                frame,
                tiers.diagnostics().stream()
                        .map(found -> in(environment, found))
                        .toList());
    }

    /**
     * One API in one environment.
     *
     * @param overlays of the environment that change the API, by path
     */
    public static ResolvedApi api(
            EnvironmentFrame frame, Document declared, List<Document> overlays, Optional<Contract> contract) {
        OverlaidApi overlaid = new OverlaidApi(declared);
        overlays.forEach(overlay -> overlaid.apply(change(overlay)));
        Outcome<Document> outcome = overlaid.resolve();
        List<At<ApiOverlay>> bound = overlays.stream().map(Resolver::overlay).toList();
        Optional<ServedApi> served = outcome.value()
                .map(api -> bind(api.path(), api.root(), Kind.API, Binder::api))
                .filter(api -> selects(frame.environment().value(), api.value().metadata()))
                .map(api -> new ServedApi(frame, api, declared.root(), contract, bound));
        return new ResolvedApi(
                served,
                bound,
                outcome.diagnostics().stream()
                        .map(found -> in(frame.name(), found))
                        .toList());
    }

    /** Applications by name; they are the same in every environment. */
    public static SortedMap<String, At<Application>> applications(SharedDeclarations shared) {
        SortedMap<String, At<Application>> applications = new TreeMap<>();
        for (Document application : shared.ofKind(Kind.APPLICATION)) {
            applications.put(
                    application.name(),
                    bind(application.path(), application.root(), Kind.APPLICATION, Binder::application));
        }
        return Collections.unmodifiableSortedMap(applications);
    }

    /**
     * What is wrong with an overlay of an API that does not exist; nothing while that API may be among broken files.
     */
    public static Optional<Diagnostic> unmatched(Document overlay, Collection<ApiId> apis, Set<String> broken) {
        if (broken.stream().anyMatch(Folder.APIS::holds)) {
            return Optional.empty();
        }
        ApiId target = id(overlay);
        List<String> versions = apis.stream()
                .filter(id -> id.name().equals(target.name()))
                .map(ApiId::version)
                .toList();
        NodePath field = TARGET.child(versions.isEmpty() ? "name" : "version");
        SourceSpan span = overlay.root().at(field).map(Node::span).orElse(SourceSpan.startOf(overlay.path()));
        Diagnostic found = OverlayRules.UNMATCHED_TARGET.at(
                span,
                "the overlay changes API `" + target.name() + "` `" + target.version() + "`, which does not exist");
        return Optional.of(
                versions.isEmpty()
                        ? found.withMarker(Spelling.question(
                                target.name(), apis.stream().map(ApiId::name).toList()))
                        : found.withHelp("versions of `" + target.name() + "` are " + Listing.of(versions)));
    }

    private static Outcome<EnvironmentFrame> withoutEnvironment(SharedDeclarations shared, String environment) {
        String folder = WorkspaceLayout.environmentFolder(environment);
        boolean broken = shared.broken().stream()
                .anyMatch(path -> path.startsWith(folder) && path.indexOf('/', folder.length()) < 0);
        if (broken) {
            return new Outcome<>(Optional.empty(), List.of());
        }
        Set<String> environments = shared.environments().keySet();
        Diagnostic found = OverlayRules.UNKNOWN_ENVIRONMENT
                .at(
                        SourceSpan.startOf(WorkspaceLayout.environmentFile(environment)),
                        "environment `" + environment + "` does not exist")
                .withHelp(Listing.sentence("environments", environments));
        return Outcome.failed(List.of(found.withMarker(Spelling.question(environment, environments))));
    }

    /** The workspace document, or an empty one while there is none or it is broken. */
    private static At<Workspace> workspace(SharedDeclarations shared) {
        return shared.workspace()
                .map(document -> bind(document.path(), document.root(), Kind.WORKSPACE, Binder::workspace))
                .orElseGet(() -> new At<>(
                        new Workspace(
                                new Metadata("", Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                                new Workspace.Spec(List.of(), "0.1", Map.of())),
                        WorkspaceLayout.ROOT_FILE,
                        new Node.Mapping(
                                new Origin.Default(SourceSpan.startOf(WorkspaceLayout.ROOT_FILE)),
                                new LinkedHashMap<>())));
    }

    private static boolean selects(Environment environment, Metadata metadata) {
        return metadata.labels()
                .entrySet()
                .containsAll(environment.spec().apis().matchLabels().entrySet());
    }

    private static Node.Mapping change(Document overlay) {
        Node.Mapping spec = (Node.Mapping) overlay.root().get("spec").orElseThrow();
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(spec.entries());
        entries.remove("targetRef");
        return new Node.Mapping(spec.origin(), entries);
    }

    private static At<ApiOverlay> overlay(Document document) {
        Node.Mapping effective =
                Defaults.fillIn(document.root(), KindSchema.of(Kind.API_OVERLAY).view());
        return new At<>(Binder.overlay(effective), document.path(), document.root());
    }

    private static Diagnostic in(String environment, Diagnostic found) {
        return found.withEnvironments(new TreeSet<>(Set.of(environment)));
    }

    private static <T> At<T> bind(String path, Node.Mapping root, Kind kind, Function<Node.Mapping, T> bind) {
        Node.Mapping effective = Defaults.fillIn(root, KindSchema.of(kind).view());
        return new At<>(bind.apply(effective), path, effective);
    }
}
