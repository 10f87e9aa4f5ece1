package mgwc.compiler.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import mgwc.compiler.acceptance.Acceptances;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentFrame;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.rule.fact.SharedFacts;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.workspace.ApiFiles;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.FileRole;
import mgwc.compiler.workspace.Inventory;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Application;
import mgwc.value.ApiId;

/** Judges the facts of all APIs together with what they share, and puts all findings on the levels of the workspace. */
final class CrossApiValidation {

    private final RuleSet rules;
    private final Inventory inventory;
    private final RuleSet.InEnvironments environmentRules;
    private final List<ApiFiles> apis;
    private final List<ApiResult> results;
    private final List<Document> lostOverlays;
    private final Set<String> parts = new HashSet<>();
    private final SharedDeclarations shared;
    private final SortedMap<String, At<Application>> applications;
    private final Acceptances acceptances;

    /** @param results of the APIs, in their order */
    CrossApiValidation(
            RuleSet rules,
            Inventory inventory,
            SharedDeclarations documents,
            RuleSet.InEnvironments environmentRules,
            List<ApiFiles> apis,
            List<ApiResult> results) {
        this.rules = rules;
        this.inventory = inventory;
        this.environmentRules = environmentRules;
        this.apis = apis;
        this.results = results;
        this.lostOverlays =
                inventory.lostOverlays().stream().map(inventory::document).toList();
        results.forEach(result -> parts.addAll(result.parts()));
        results.forEach(result -> parts.remove(result.contract()));
        this.shared = documents.withBroken(broken());
        this.applications = Resolver.applications(shared);
        this.acceptances = rules.acceptances(shared, inventory);
    }

    /** Files below {@code apis/} that no document names. */
    private List<SourceFile> unnamed() {
        List<SourceFile> unnamed = new ArrayList<>();
        Set<String> named = new HashSet<>(parts);
        results.forEach(result -> named.add(result.contract()));
        for (SourceFile file : inventory.tree().files().values()) {
            String path = file.path();
            if (Folder.APIS.holds(path)
                    && !named.contains(path)
                    && inventory.reading(path).role() == FileRole.MATERIAL) {
                unnamed.add(file);
            }
        }
        return unnamed;
    }

    private Set<String> broken() {
        Set<String> broken = new HashSet<>(inventory.broken());
        broken.removeAll(parts);
        for (ApiResult result : results) {
            if (!result.soundContract()) {
                broken.add(result.contract());
            }
        }
        return broken;
    }

    /** What holds without an environment. */
    List<Diagnostic> common(Collection<List<Diagnostic>> ofFiles) {
        Set<Diagnostic> found = new LinkedHashSet<>(inventory.findings());
        found.addAll(inventory.textFindings(parts));
        results.forEach(result -> found.addAll(result.findings()));
        ofFiles.forEach(found::addAll);
        shared.documents().forEach(document -> found.addAll(rules.check(document)));
        lostOverlays.forEach(overlay -> found.addAll(rules.check(overlay)));
        List<SharedFact> lost = lostOverlays.stream()
                .flatMap(overlay -> SharedFacts.written(overlay).stream())
                .toList();
        found.addAll(rules.check(new WorkspaceView(shared, facts(), lost, unnamed())));
        return acceptances.settle(found.stream().sorted().toList());
    }

    private List<ApiFacts> facts() {
        return results.stream().map(ApiResult::facts).toList();
    }

    /** What holds in an environment. */
    List<Diagnostic> in(String environment, Outcome<EnvironmentFrame> frame) {
        List<Diagnostic> found = new ArrayList<>(frame.diagnostics());
        frame.value().ifPresent(present -> found.addAll(in(present)));
        return acceptances.settle(found);
    }

    private List<Diagnostic> in(EnvironmentFrame frame) {
        String name = frame.name();
        Set<String> lost = lostIn(name);
        boolean uncertain = false;
        List<Diagnostic> found = new ArrayList<>(unmatched(name));
        Map<ApiId, ApiFacts.Served> served = new LinkedHashMap<>();
        for (int i = 0; i < apis.size(); i++) {
            ApiResult result = results.get(i);
            ApiResult.InEnvironment here =
                    Optional.ofNullable(result.environments().get(name)).orElseThrow();
            found.addAll(here.merging());
            if (here.served().isPresent() && isCertain(apis.get(i).id(), here, name, lost)) {
                served.put(
                        apis.get(i).id(),
                        new ApiFacts.Served(result.facts(), here.served().get()));
                found.addAll(here.findings());
            } else if (here.changed()) {
                uncertain = true;
            }
        }
        boolean stray = lostOverlays.stream().anyMatch(overlay -> isIn(name, overlay));
        found.addAll(environmentRules.check(
                EnvironmentView.of(shared, frame, applications, served, facts(), uncertain || stray)));
        return found;
    }

    /** Overlays of an environment that are broken or match nothing. */
    private Set<String> lostIn(String environment) {
        String folder = WorkspaceLayout.overlayFolder(environment);
        Set<String> lost = new HashSet<>();
        shared.broken().stream().filter(path -> path.startsWith(folder)).forEach(lost::add);
        lostOverlays.stream()
                .filter(overlay -> isIn(environment, overlay))
                .forEach(overlay -> lost.add(overlay.path()));
        return lost;
    }

    /** Whether no lost overlay may have been meant to change the API: what its documents say alone may not be it. */
    private static boolean isCertain(ApiId id, ApiResult.InEnvironment here, String environment, Set<String> lost) {
        return lost.isEmpty() || (here.changed() && !lost.contains(WorkspaceLayout.overlay(environment, id)));
    }

    private List<Diagnostic> unmatched(String environment) {
        Set<ApiId> ids = new TreeSet<>();
        apis.forEach(api -> ids.add(api.id()));
        List<Diagnostic> found = new ArrayList<>();
        for (Document overlay : lostOverlays) {
            if (isIn(environment, overlay)) {
                Resolver.unmatched(overlay, ids, shared.broken())
                        .map(unmatched -> unmatched.withEnvironments(new TreeSet<>(Set.of(environment))))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isIn(String environment, Document overlay) {
        return overlay.environment().equals(Optional.of(environment));
    }

    /** What the workspace accepts although it is not found, when everything settled is known. */
    List<Diagnostic> unused(List<Diagnostic> common, Collection<List<Diagnostic>> environments) {
        if (!shared.broken().isEmpty()) {
            return List.of();
        }
        List<Diagnostic> all = new ArrayList<>(common);
        environments.forEach(all::addAll);
        return acceptances.unused(all);
    }
}
