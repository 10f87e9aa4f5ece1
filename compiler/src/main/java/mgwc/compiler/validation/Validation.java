package mgwc.compiler.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.EnvironmentFrame;
import mgwc.compiler.resolve.ResolvedApi;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.source.Concurrently;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.workspace.ApiFiles;
import mgwc.compiler.workspace.Declarations;
import mgwc.compiler.workspace.Inventory;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.value.ApiId;

/**
 * One look at a tree. Each API is judged by itself first, or recalled from an earlier look; then their facts are judged
 * together with what they share.
 */
public final class Validation {

    private final RuleSet rules;
    private final Runnable pause;
    private final Inventory inventory;
    private final SharedDeclarations documents;
    private final RuleSet.InEnvironments environmentRules;
    private final SortedMap<String, Outcome<EnvironmentFrame>> frames = new TreeMap<>();
    private final List<ApiFiles> apis;
    private final AtomicInteger examined = new AtomicInteger();

    private Validation(RuleSet rules, Inventory inventory, Collection<String> environments, Runnable pause) {
        this.rules = rules;
        this.pause = pause;
        this.inventory = inventory;
        this.documents = inventory.shared();
        this.environmentRules = rules.in(documents);
        Collection<String> names =
                environments.isEmpty() ? documents.environments().keySet() : environments;
        names.forEach(name -> frames.put(name, Resolver.frame(documents, name)));
        this.apis = inventory.apis();
    }

    /**
     * Looks at everything and keeps all trees.
     *
     * @param environments to look at; all when there are none
     * @param pause called now and then; what it throws ends the look
     */
    public static ValidatedEnvironments of(
            RuleSet rules, Inventory inventory, Collection<String> environments, Runnable pause) {
        Validation validation = new Validation(rules, inventory, environments, pause);
        ApiValidator validator = validation.validator();
        List<ApiValidator.ValidatedApi> apis = Concurrently.on(validation.apis)
                .map(api -> validation.examined(api, validator))
                .toList();
        List<ApiResult> results =
                apis.stream().map(ApiValidator.ValidatedApi::result).toList();
        ValidationResult result = validation.joined(results, path -> Optional.empty(), environments.isEmpty());
        return new ValidatedEnvironments(result, validation.configs(apis));
    }

    private SortedMap<String, EnvironmentConfig> configs(List<ApiValidator.ValidatedApi> validated) {
        Declarations declarations = inventory.declarations().value().orElseThrow();
        SortedMap<String, EnvironmentConfig> configs = new TreeMap<>();
        for (EnvironmentFrame frame : presentFrames()) {
            SortedMap<ApiId, ResolvedApi> here = new TreeMap<>();
            for (int i = 0; i < apis.size(); i++) {
                here.put(
                        apis.get(i).id(),
                        Objects.requireNonNull(validated.get(i).resolved().get(frame.name())));
            }
            configs.put(frame.name(), Resolver.config(declarations, frame, here));
        }
        return configs;
    }

    /**
     * Looks at what is not known, and holds no more trees in memory than that takes.
     *
     * @param environments to look at; all when there are none
     * @param pause called now and then; what it throws ends the look
     */
    public static ValidationResult of(
            RuleSet rules, SourceTree tree, Collection<String> environments, ValidationCache cache, Runnable pause) {
        ValidationCache.Unchanged known = cache.in(tree);
        pause.run();
        Validation validation = new Validation(rules, Inventory.of(tree, known::reading), environments, pause);
        return validation.joined(validation.recalled(known), known::file, environments.isEmpty());
    }

    private ApiValidator validator() {
        return new ApiValidator(inventory, rules, environmentRules, presentFrames());
    }

    private ApiValidator.ValidatedApi examined(ApiFiles api, ApiValidator validator) {
        pause.run();
        examined.incrementAndGet();
        return validator.examine(api);
    }

    private List<EnvironmentFrame> presentFrames() {
        return frames.values().stream().flatMap(frame -> frame.value().stream()).toList();
    }

    private List<ApiResult> recalled(ValidationCache.Unchanged known) {
        boolean comparable = !known.cache().apis().isEmpty();
        String frame = comparable ? FrameDigest.of(documents) : "";
        Set<String> names = presentFrames().stream().map(EnvironmentFrame::name).collect(Collectors.toSet());
        Set<String> shared = sharedContracts();
        ApiValidator validator = validator();
        return Concurrently.on(apis)
                .map(api -> {
                    Optional<ApiResult> recalled = comparable ? known.result(api, frame, names) : Optional.empty();
                    return recalled.orElseGet(() -> {
                        ApiResult result = examined(api, validator).result();
                        if (!shared.contains(result.contract())) {
                            inventory.release(result.contract());
                        }
                        return result;
                    });
                })
                .toList();
    }

    /** Paths of contracts that several APIs name. */
    private Set<String> sharedContracts() {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (ApiFiles api : apis) {
            api.api().contract().filter(path -> !seen.add(path)).ifPresent(shared::add);
        }
        return shared;
    }

    private ValidationResult joined(
            List<ApiResult> results, Function<String, Optional<ValidationCache.CachedFile>> known, boolean everywhere) {
        pause.run();
        Map<String, List<Diagnostic>> ofFiles = fileFindings(results, known);
        CrossApiValidation joint = new CrossApiValidation(rules, inventory, documents, environmentRules, apis, results);
        List<Supplier<List<Diagnostic>>> looks = new ArrayList<>();
        looks.add(() -> joint.common(ofFiles.values()));
        frames.forEach((name, frame) -> looks.add(() -> joint.in(name, frame)));
        List<List<Diagnostic>> found =
                Concurrently.on(looks, apis.size()).map(Supplier::get).toList();
        List<Diagnostic> common = found.getFirst();
        SortedMap<String, List<Diagnostic>> environments = new TreeMap<>();
        Iterator<List<Diagnostic>> ofEnvironments = found.listIterator(1);
        frames.keySet().forEach(name -> environments.put(name, ofEnvironments.next()));
        List<Diagnostic> unused = everywhere ? joint.unused(common, environments.values()) : List.of();
        return new ValidationResult(common, environments, unused, examined.get(), () -> cache(results, ofFiles, known));
    }

    /** What rules over files find, by path; contracts are no matter of theirs. */
    private Map<String, List<Diagnostic>> fileFindings(
            List<ApiResult> results, Function<String, Optional<ValidationCache.CachedFile>> known) {
        Set<String> contracts = results.stream()
                .filter(ApiResult::soundContract)
                .map(ApiResult::contract)
                .collect(Collectors.toSet());
        Map<String, List<Diagnostic>> findings = new HashMap<>();
        for (SourceFile file : inventory.tree().files().values()) {
            String path = file.path();
            if (!path.endsWith(".yaml") && !path.endsWith(".yml") && !contracts.contains(path)) {
                findings.put(
                        path,
                        known.apply(path)
                                .flatMap(ValidationCache.CachedFile::findings)
                                .orElseGet(() -> rules.check(file)));
            }
        }
        return findings;
    }

    private ValidationCache cache(
            List<ApiResult> results,
            Map<String, List<Diagnostic>> ofFiles,
            Function<String, Optional<ValidationCache.CachedFile>> known) {
        Map<String, ValidationCache.CachedFile> files = new HashMap<>();
        List<SourceFile> all = new ArrayList<>(inventory.tree().files().values());
        Concurrently.on(all).forEach(SourceFile::digest);
        for (SourceFile file : all) {
            files.put(
                    file.path(),
                    new ValidationCache.CachedFile(
                            file.digest(),
                            // Git tells no stamps; that of a file with the same content still holds.
                            file.stamp().or(() -> known.apply(file.path()).flatMap(ValidationCache.CachedFile::stamp)),
                            inventory.reading(file.path()),
                            Optional.ofNullable(ofFiles.get(file.path()))));
        }
        Map<String, ApiResult> lasting = new HashMap<>();
        for (int i = 0; i < apis.size(); i++) {
            // What is said about a missing contract depends on the names of all files beside it.
            if (inventory.tree().file(results.get(i).contract()).isPresent()) {
                lasting.put(apis.get(i).api().path(), results.get(i));
            }
        }
        return new ValidationCache(FrameDigest.of(documents), files, lasting);
    }
}
