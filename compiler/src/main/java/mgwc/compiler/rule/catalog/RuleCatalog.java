package mgwc.compiler.rule.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.acceptance.AcceptanceRules;
import mgwc.compiler.acceptance.ExpiredWaiver;
import mgwc.compiler.acceptance.LoweredError;
import mgwc.compiler.acceptance.UnknownRule;
import mgwc.compiler.acceptance.UnknownRuleset;
import mgwc.compiler.acceptance.UnusableBaseline;
import mgwc.compiler.acceptance.UnusableWaiver;
import mgwc.compiler.contract.ContractRules;
import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.policy.Policies;
import mgwc.compiler.resolve.OverlayRules;
import mgwc.compiler.rule.RuleSpecs;
import mgwc.compiler.rule.environment.ExposedAdmin;
import mgwc.compiler.rule.environment.ForbiddenAnonymous;
import mgwc.compiler.rule.environment.ForbiddenDowngrade;
import mgwc.compiler.rule.environment.ForbiddenHost;
import mgwc.compiler.rule.environment.ForbiddenOverride;
import mgwc.compiler.rule.environment.ForbiddenSecretSource;
import mgwc.compiler.rule.environment.IdleHostName;
import mgwc.compiler.rule.environment.LiteralAddress;
import mgwc.compiler.rule.environment.LoopbackBackend;
import mgwc.compiler.rule.environment.PlaceholderBackend;
import mgwc.compiler.rule.environment.PlainHttp;
import mgwc.compiler.rule.environment.PlainListener;
import mgwc.compiler.rule.environment.PortCollision;
import mgwc.compiler.rule.environment.SharedAcrossEnvironments;
import mgwc.compiler.rule.environment.SharedBackend;
import mgwc.compiler.rule.environment.TooFewBackends;
import mgwc.compiler.rule.organisation.BrokenPolicy;
import mgwc.compiler.rule.organisation.FailingPolicyExample;
import mgwc.compiler.rule.organisation.IdlePolicy;
import mgwc.compiler.rule.reference.ContractWithoutApi;
import mgwc.compiler.rule.reference.DeadApplication;
import mgwc.compiler.rule.reference.EmptyOperationSettings;
import mgwc.compiler.rule.reference.EmptySelection;
import mgwc.compiler.rule.reference.IdleIssuerTls;
import mgwc.compiler.rule.reference.IdleKeySetReadiness;
import mgwc.compiler.rule.reference.IdleOverlay;
import mgwc.compiler.rule.reference.IdleTlsSettings;
import mgwc.compiler.rule.reference.RedundantAnonymous;
import mgwc.compiler.rule.reference.RepeatedScopes;
import mgwc.compiler.rule.reference.UndefinedEndpointSet;
import mgwc.compiler.rule.reference.UndefinedIssuer;
import mgwc.compiler.rule.reference.UndefinedTier;
import mgwc.compiler.rule.reference.UnknownOperation;
import mgwc.compiler.rule.reference.UnknownPromotionStage;
import mgwc.compiler.rule.reference.UnknownReleaseEnvironment;
import mgwc.compiler.rule.reference.UnknownSubscription;
import mgwc.compiler.rule.reference.UnpromotedEnvironment;
import mgwc.compiler.rule.reference.UnservedApi;
import mgwc.compiler.rule.reference.UnusedEndpointSet;
import mgwc.compiler.rule.reference.UnusedIssuer;
import mgwc.compiler.rule.reference.UnusedTier;
import mgwc.compiler.rule.routing.AmbiguousOperation;
import mgwc.compiler.rule.routing.DuplicateRoute;
import mgwc.compiler.rule.routing.EncodedSlashPastPolicy;
import mgwc.compiler.rule.routing.IdleEncodedSlashes;
import mgwc.compiler.rule.routing.IdleServer;
import mgwc.compiler.rule.routing.LiteralWildcard;
import mgwc.compiler.rule.routing.OverlappingBasePath;
import mgwc.compiler.rule.routing.OverlappingRoute;
import mgwc.compiler.rule.routing.SameRequestsOperation;
import mgwc.compiler.rule.routing.UnreachableOperation;
import mgwc.compiler.rule.routing.UnservedStyle;
import mgwc.compiler.rule.routing.WeakerSpelling;
import mgwc.compiler.rule.security.AnonymousScopes;
import mgwc.compiler.rule.security.BoundlessTrust;
import mgwc.compiler.rule.security.ContractLeak;
import mgwc.compiler.rule.security.DisguisedAddress;
import mgwc.compiler.rule.security.ExpiredCertificate;
import mgwc.compiler.rule.security.ExpiringCertificate;
import mgwc.compiler.rule.security.ExposedCredential;
import mgwc.compiler.rule.security.IgnoredContractScopes;
import mgwc.compiler.rule.security.IgnoredContractToken;
import mgwc.compiler.rule.security.InternalServer;
import mgwc.compiler.rule.security.LeakedSecret;
import mgwc.compiler.rule.security.MetadataAddress;
import mgwc.compiler.rule.security.OverlappingNetworks;
import mgwc.compiler.rule.security.PlainKeySetUrl;
import mgwc.compiler.rule.security.PrivateKeyInKeySet;
import mgwc.compiler.rule.security.ReachableHops;
import mgwc.compiler.rule.security.SecretFile;
import mgwc.compiler.rule.security.SharedClientId;
import mgwc.compiler.rule.security.SharedIssuer;
import mgwc.compiler.rule.security.SharedSecret;
import mgwc.compiler.rule.security.UnannouncedToken;
import mgwc.compiler.rule.security.UndecidedScopes;
import mgwc.compiler.rule.security.UnknownScope;
import mgwc.compiler.rule.security.UnusableCertificate;
import mgwc.compiler.rule.security.UnusableKey;
import mgwc.compiler.rule.security.UnusableKeySet;
import mgwc.compiler.rule.security.UnusableNetwork;
import mgwc.compiler.rule.security.WeakCertificate;
import mgwc.compiler.rule.security.WeakKey;
import mgwc.compiler.rule.security.WildcardAudience;
import mgwc.compiler.rule.traffic.BurstAboveRate;
import mgwc.compiler.rule.traffic.ContradictingTimeouts;
import mgwc.compiler.rule.traffic.DuplicateBackend;
import mgwc.compiler.rule.traffic.NoActiveBackend;
import mgwc.compiler.rule.traffic.OversoldOperation;
import mgwc.compiler.rule.traffic.SandboxIsProduction;
import mgwc.compiler.rule.traffic.SubscriptionAboveApi;
import mgwc.compiler.rule.traffic.UnreachableRate;
import mgwc.compiler.schema.SchemaRules;
import mgwc.compiler.source.SourceRules;
import mgwc.compiler.yaml.SyntaxRules;

/**
 * Every rule there is, those that policies bring along included. The lists are the overview: nothing is found by
 * scanning, and a rule that is missing here makes a test fail.
 *
 * <p>Families by the first digit: 1 files and YAML, 2 schema and contract, 3 references and overlays, 4 routing, 5
 * security, 6 traffic, 7 observability and contract hygiene, 8 environments, 9 changes.
 */
public final class RuleCatalog {

    /** For rules about rules, which are listed here themselves. */
    private static final RuleSpecs SPECS = RuleCatalog::find;

    private static final List<Rule> OWN = List.of(
            new UnknownReleaseEnvironment(), // MGW3008
            new UndefinedTier(), // MGW3020
            new UndefinedIssuer(), // MGW3021
            new UnknownSubscription(), // MGW3022
            new UnknownOperation(), // MGW3023
            new UndefinedEndpointSet(), // MGW3025
            new UnknownPromotionStage(), // MGW3026
            new UnusedTier(), // MGW3027
            new UnusedIssuer(), // MGW3028
            new UnusableKeySet(), // MGW3029
            new UnknownRule(SPECS), // MGW3030
            new LoweredError(SPECS), // MGW3031
            new EmptySelection(), // MGW3032
            new UnservedApi(), // MGW3033
            new DeadApplication(), // MGW3034
            new UnusedEndpointSet(), // MGW3035
            new RepeatedScopes(), // MGW3036
            new EmptyOperationSettings(), // MGW3037
            new RedundantAnonymous(), // MGW3038
            new IdleTlsSettings(), // MGW3039
            new UnusableWaiver(SPECS), // MGW3040
            new ExpiredWaiver(), // MGW3041
            new UnusableBaseline(), // MGW3044
            new UnknownRuleset(), // MGW3045
            new BrokenPolicy(), // MGW3046
            new FailingPolicyExample(), // MGW3047
            new IdlePolicy(), // MGW3048
            new IdleOverlay(), // MGW3050
            new UnpromotedEnvironment(), // MGW3051
            new ContractWithoutApi(), // MGW3052
            new IdleServer(), // MGW3053
            new DuplicateRoute(), // MGW4001
            new SameRequestsOperation(), // MGW4002
            new OverlappingBasePath(), // MGW4003
            new OverlappingRoute(), // MGW4004
            new UnreachableOperation(), // MGW4005
            new AmbiguousOperation(), // MGW4006
            new LiteralWildcard(), // MGW4010
            new WeakerSpelling(), // MGW4011
            new UnservedStyle(), // MGW4012
            new IdleEncodedSlashes(), // MGW4013
            new EncodedSlashPastPolicy(), // MGW4014
            new LeakedSecret(), // MGW5001
            new AnonymousScopes(), // MGW5003
            new UnknownScope(), // MGW5004
            new SharedClientId(), // MGW5005
            new IgnoredContractScopes(), // MGW5008
            new PrivateKeyInKeySet(), // MGW5009
            new SharedIssuer(), // MGW5010
            new WildcardAudience(), // MGW5011
            new PlainKeySetUrl(), // MGW5012
            new WeakKey(), // MGW5013
            new ExpiredCertificate(), // MGW5014
            new ExpiringCertificate(), // MGW5015
            new SecretFile(), // MGW5017
            new ExposedCredential(), // MGW5018
            new SharedSecret(), // MGW5019
            new MetadataAddress(), // MGW5020
            new DisguisedAddress(), // MGW5021
            new WeakCertificate(), // MGW5022
            new UnusableCertificate(), // MGW5023
            new UnannouncedToken(), // MGW5024
            new IgnoredContractToken(), // MGW5025
            new UnusableNetwork(), // MGW5026
            new BoundlessTrust(), // MGW5027
            new ReachableHops(), // MGW5028
            new OverlappingNetworks(), // MGW5029
            new UnusableKey(), // MGW5045
            new IdleIssuerTls(), // MGW5046
            new IdleKeySetReadiness(), // MGW5047
            new NoActiveBackend(), // MGW6001
            new SubscriptionAboveApi(), // MGW6002
            new DuplicateBackend(), // MGW6003
            new BurstAboveRate(), // MGW6004
            new UnreachableRate(), // MGW6005
            new OversoldOperation(), // MGW6006
            new ContradictingTimeouts(), // MGW6007
            new SandboxIsProduction(), // MGW6008
            new ContractLeak(), // MGW7001
            new InternalServer(), // MGW7002
            new UndecidedScopes(), // MGW7013
            new PlainHttp(), // MGW8001
            new TooFewBackends(), // MGW8002
            new ForbiddenOverride(), // MGW8003
            new ForbiddenAnonymous(), // MGW8004
            new PortCollision(), // MGW8005
            new ForbiddenDowngrade(), // MGW8006
            new ForbiddenHost(), // MGW8007
            new PlaceholderBackend(), // MGW8008
            new LoopbackBackend(), // MGW8009
            new ExposedAdmin(), // MGW8010
            new PlainListener(), // MGW8011
            new SharedAcrossEnvironments(), // MGW8012
            new LiteralAddress(), // MGW8013
            new SharedBackend(), // MGW8014
            new ForbiddenSecretSource(), // MGW8025
            new IdleHostName()); // MGW8026

    private static final List<Rule> RULES = withPolicies();

    /** Written as a loop: every start of a validation runs it. */
    private static List<Rule> withPolicies() {
        List<Rule> rules = new ArrayList<>(OWN);
        for (Rule added : Policies.rules()) {
            int place = 0;
            while (place < rules.size()
                    && rules.get(place).spec().id().compareTo(added.spec().id()) < 0) {
                place++;
            }
            rules.add(place, added);
        }
        return List.copyOf(rules);
    }

    /** Made when somebody asks for it, which a look at a workspace without mistakes does not. */
    private static final class Index {

        static final SortedMap<String, RuleSpec> BY_ID = new TreeMap<>();

        static {
            add(SourceRules.all());
            add(SyntaxRules.all());
            add(SchemaRules.all());
            add(ContractRules.all());
            add(OverlayRules.all());
            add(AcceptanceRules.all());
            add(RULES.stream().map(Rule::spec).toList());
        }

        private static void add(List<RuleSpec> specs) {
            for (RuleSpec spec : specs) {
                RuleSpec known = BY_ID.getOrDefault(spec.id(), spec);
                if (!known.equals(spec)) {
                    throw new IllegalStateException(spec.id() + " is both " + known.name() + " and " + spec.name());
                }
                BY_ID.put(spec.id(), spec);
            }
        }
    }

    private RuleCatalog() {}

    /** The rules that look at what has been read, by id; what each looks at, its type says. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** All rules, those of the reading stages included, by id. */
    public static List<RuleSpec> specs() {
        return List.copyOf(Index.BY_ID.values());
    }

    /** A rule by its id ({@code MGW3020}) or its name ({@code undefined-tier}). */
    public static Optional<RuleSpec> find(String idOrName) {
        return specs().stream()
                .filter(spec ->
                        spec.id().equalsIgnoreCase(idOrName) || spec.name().equals(idOrName))
                .findFirst();
    }

    /** The page that explains a rule, in Markdown. */
    public static String page(RuleSpec rule) {
        return page(rule.id());
    }

    /**
     * The page that explains a rule, or a rule about changes, in Markdown.
     *
     * @throws IllegalStateException for an id without a page
     */
    public static String page(String id) {
        String resource = "/mgwc/rules/" + id + ".md";
        try (InputStream page = RuleCatalog.class.getResourceAsStream(resource)) {
            if (page == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
