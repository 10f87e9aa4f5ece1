package mgwc.compiler.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.EnvironmentFrame;
import mgwc.compiler.resolve.ResolvedApi;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.rule.fact.SharedFacts;
import mgwc.compiler.workspace.ApiFiles;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.Inventory;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** Reads and judges APIs one by one. Safe for threads that examine several at once. */
final class ApiValidator {

    private final Inventory inventory;
    private final RuleSet rules;
    private final RuleSet.InEnvironments environmentRules;
    private final List<EnvironmentFrame> frames;

    ApiValidator(
            Inventory inventory,
            RuleSet rules,
            RuleSet.InEnvironments environmentRules,
            List<EnvironmentFrame> frames) {
        this.inventory = inventory;
        this.rules = rules;
        this.environmentRules = environmentRules;
        this.frames = frames;
    }

    /**
     * The result for an API, and its effective form by environment.
     *
     * @param resolved the API by environment
     */
    record ValidatedApi(ApiResult result, Map<String, ResolvedApi> resolved) {

        ValidatedApi {
            resolved = Map.copyOf(resolved);
        }
    }

    ValidatedApi examine(ApiFiles files) {
        Document api = inventory.document(files.api());
        List<Document> overlays =
                files.overlays().stream().map(inventory::document).toList();
        Inventory.ContractReading contract = inventory.contract(api);
        Optional<Contract> sound = contract.outcome().value();
        Map<String, ResolvedApi> resolved = new HashMap<>();
        frames.forEach(frame -> resolved.put(frame.name(), resolve(frame, api, overlays, sound)));
        Map<String, ApiResult.InEnvironment> environments = new HashMap<>();
        resolved.forEach((name, here) -> environments.put(name, judge(here)));
        List<Diagnostic> findings = new ArrayList<>(contract.outcome().diagnostics());
        findings.addAll(rules.check(api));
        overlays.forEach(overlay -> findings.addAll(rules.check(overlay)));
        sound.ifPresent(read -> findings.addAll(rules.check(read)));
        findings.addAll(contract.files().findings());
        ApiResult result = new ApiResult(
                overlays.stream().map(Document::path).toList(),
                inputs(api, overlays, contract),
                List.copyOf(contract.files().parts()),
                contract.path(),
                sound.isPresent(),
                findings,
                facts(files, api, overlays, sound),
                environments);
        return new ValidatedApi(result, resolved);
    }

    private static ResolvedApi resolve(
            EnvironmentFrame frame, Document api, List<Document> overlays, Optional<Contract> contract) {
        List<Document> here = overlays.stream()
                .filter(overlay -> overlay.environment().equals(Optional.of(frame.name())))
                .toList();
        return Resolver.api(frame, api, here, contract);
    }

    private ApiResult.InEnvironment judge(ResolvedApi resolved) {
        return new ApiResult.InEnvironment(
                !resolved.overlays().isEmpty(),
                resolved.served().map(SharedFacts::of),
                resolved.diagnostics(),
                resolved.served().map(environmentRules::check).orElse(List.of()));
    }

    private static List<String> inputs(Document api, List<Document> overlays, Inventory.ContractReading contract) {
        Set<String> inputs = new TreeSet<>();
        inputs.add(api.path());
        overlays.forEach(overlay -> inputs.add(overlay.path()));
        inputs.add(contract.path());
        inputs.addAll(contract.files().parts());
        inputs.addAll(contract.files().missing());
        return List.copyOf(inputs);
    }

    private static ApiFacts facts(ApiFiles files, Document api, List<Document> overlays, Optional<Contract> contract) {
        SourceSpan place =
                api.root().at(NodePath.of("metadata", "name")).map(Node::span).orElse(SourceSpan.startOf(api.path()));
        List<SharedFact> written = new ArrayList<>(SharedFacts.written(api));
        overlays.forEach(overlay -> written.addAll(SharedFacts.written(overlay)));
        return new ApiFacts(
                files.id(), place, written, contract.map(SharedFacts::routes).orElse(List.of()));
    }
}
