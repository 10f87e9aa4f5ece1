package mgwc.compiler.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.ContractLocation;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.parse.KindSchema;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.report.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Origin;
import mgwc.model.Api;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.model.Kind;
import mgwc.model.Metadata;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.model.Workspace;
import mgwc.value.ApiId;

/** Makes one environment of everything that is declared. */
public final class Resolver {

    private final Declarations declarations;
    private final String environment;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Resolver(Declarations declarations, String environment) {
        this.declarations = declarations;
        this.environment = environment;
    }

    /**
     * The configuration of one environment. Without a value when the environment does not exist, or when its document
     * is broken, which parsing has reported already.
     */
    public static Outcome<EnvironmentConfig> resolve(Declarations declarations, String environment) {
        Document document = declarations.environments().get(environment);
        if (document == null) {
            return withoutEnvironment(declarations, environment);
        }
        return new Resolver(declarations, environment).resolve(document);
    }

    private static Outcome<EnvironmentConfig> withoutEnvironment(Declarations declarations, String environment) {
        boolean broken = declarations.broken().stream()
                .anyMatch(path -> Document.environmentOf(path).equals(Optional.of(environment))
                        && path.indexOf('/', "environments/".length() + environment.length() + 1) < 0);
        if (broken) {
            return new Outcome<>(Optional.empty(), List.of());
        }
        Diagnostic found = OverlayRules.UNKNOWN_ENVIRONMENT
                .at(
                        SourceSpan.startOf("environments/" + environment + "/environment.yaml"),
                        "environment `" + environment + "` does not exist")
                .withHelp("environments are "
                        + String.join(", ", declarations.environments().keySet()));
        return Outcome.failed(List.of(
                Spelling.question(environment, declarations.environments().keySet())
                        .map(found::withMarker)
                        .orElse(found)));
    }

    private Outcome<EnvironmentConfig> resolve(Document document) {
        At<Environment> bound = bind(document.path(), document.root(), Kind.ENVIRONMENT, Binder::environment);
        OverlayApplication overlays = OverlayApplication.of(declarations, environment);
        diagnostics.addAll(overlays.diagnostics());
        SortedMap<ApiId, At<Api>> apis = new TreeMap<>();
        SortedMap<ApiId, Contract> contracts = new TreeMap<>();
        for (Document api : overlays.documents()) {
            At<Api> effective = bind(api.path(), api.root(), Kind.API, Binder::api);
            ApiId id = effective.value().id();
            if (selects(bound.value(), effective.value().metadata())) {
                apis.put(id, effective);
                Contract contract = declarations
                        .contracts()
                        .get(ContractLocation.of(api.path(), api.root()).path());
                if (contract != null) {
                    contracts.put(id, contract);
                }
            }
        }
        SortedMap<String, At<Application>> applications = new TreeMap<>();
        for (Document application : declarations.ofKind(Kind.APPLICATION)) {
            applications.put(
                    application.name(),
                    bind(application.path(), application.root(), Kind.APPLICATION, Binder::application));
        }
        Outcome<SortedMap<String, At<Tier>>> tiers = new TierResolution(declarations, document).resolve();
        diagnostics.addAll(tiers.diagnostics());
        EnvironmentConfig config = new EnvironmentConfig(
                declarations,
                workspace(),
                bound,
                apis,
                contracts,
                applications,
                tiers.value().orElseThrow(),
                overlays.targets());
        SortedSet<String> here = new TreeSet<>(Set.of(environment));
        return Outcome.of(
                config,
                diagnostics.stream()
                        .map(diagnostic -> diagnostic.withEnvironments(here))
                        .toList());
    }

    /** The workspace document, or an empty one while there is none or it is broken. */
    private At<Workspace> workspace() {
        return declarations
                .workspace()
                .map(document -> bind(document.path(), document.root(), Kind.WORKSPACE, Binder::workspace))
                .orElseGet(() -> new At<>(
                        new Workspace(
                                new Metadata("", Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                                new Workspace.Spec(List.of(), "0.1", Map.of())),
                        "mgwc.yaml",
                        new Node.Mapping(new Origin.Default(SourceSpan.startOf("mgwc.yaml")), new LinkedHashMap<>())));
    }

    private static boolean selects(Environment environment, Metadata metadata) {
        return metadata.labels()
                .entrySet()
                .containsAll(environment.spec().apis().matchLabels().entrySet());
    }

    private static <T> At<T> bind(String path, Node.Mapping root, Kind kind, Function<Node.Mapping, T> bind) {
        Node.Mapping effective = Defaults.fillIn(root, KindSchema.of(kind).view());
        return new At<>(bind.apply(effective), path, effective);
    }
}
