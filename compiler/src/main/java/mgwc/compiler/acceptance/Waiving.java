package mgwc.compiler.acceptance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import mgwc.compiler.diagnostic.Acceptance;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.WorkspacePolicies;
import mgwc.compiler.rule.RuleSpecs;
import mgwc.compiler.rule.organisation.OrganisationRules;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.model.Waivers;
import mgwc.value.NodePath;

/** The waivers of a workspace that hold on a day. */
public final class Waiving {

    /** A waiver with its name and the document it stands in. */
    record Entry(String name, Waivers.Waiver waiver, At<Waivers> document) {

        SourceSpan span(String field) {
            return document.span(NodePath.of("spec", "waivers", name, field));
        }

        SourceSpan nameSpan() {
            return document.keySpan(NodePath.of("spec", "waivers", name));
        }

        /** Empty when there is no such day, which has a rule. */
        Optional<LocalDate> lastDay() {
            try {
                return Optional.of(LocalDate.parse(waiver.expires()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    private final Function<String, Optional<Node.Mapping>> roots;
    private final List<Entry> entries;
    private final RuleSpecs rules;

    private Waiving(Function<String, Optional<Node.Mapping>> roots, List<Entry> entries, RuleSpecs rules) {
        this.rules = rules;
        this.roots = roots;
        this.entries = entries;
    }

    /** @param roots the tree of a file, where it has one */
    public static Waiving of(
            SharedDeclarations declarations,
            Optional<LocalDate> today,
            Function<String, Optional<Node.Mapping>> roots,
            RuleSpecs rules) {
        List<Entry> held = entries(declarations).stream()
                .filter(entry -> isForARule(entry.waiver(), declarations, rules))
                .filter(entry -> entry.lastDay()
                        .filter(last -> today.filter(last::isBefore).isEmpty())
                        .isPresent())
                .toList();
        return new Waiving(roots, held, rules);
    }

    static boolean isForARule(Waivers.Waiver waiver, SharedDeclarations declarations, RuleSpecs rules) {
        return rules.find(waiver.rule()).isPresent()
                || OrganisationRules.ids(declarations).contains(waiver.rule());
    }

    static List<Entry> entries(SharedDeclarations declarations) {
        if (declarations.ofKind(Kind.WAIVERS).isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (At<Waivers> document : WorkspacePolicies.waivers(declarations)) {
            new TreeMap<>(document.value().spec().waivers())
                    .forEach((name, waiver) -> entries.add(new Entry(name, waiver, document)));
        }
        return entries;
    }

    /** The findings, of which those that a waiver covers no longer count. */
    List<Diagnostic> apply(List<Diagnostic> findings) {
        if (entries.isEmpty()) {
            return findings;
        }
        return findings.stream()
                .map(found -> entries.stream()
                        .filter(entry -> covers(entry, found))
                        .findFirst()
                        .map(entry -> found.accepted(acceptance(entry, found)))
                        .orElse(found))
                .toList();
    }

    private static Acceptance acceptance(Entry entry, Diagnostic found) {
        Waivers.Waiver waiver = entry.waiver();
        return new Acceptance.Waived(entry.name(), waiver.owner(), waiver.expires(), waiver.reason(), found.severity());
    }

    /** A finding for each waiver that none of the findings needed. */
    List<Diagnostic> unused(Collection<Diagnostic> findings) {
        Set<String> used = new HashSet<>();
        findings.forEach(found -> found.acceptance().ifPresent(why -> {
            if (why instanceof Acceptance.Waived waived) {
                used.add(waived.waiver());
            }
        }));
        return entries.stream()
                .filter(entry -> !used.contains(entry.name())
                        && !RuleLevels.isFirmly(entry.waiver().rule(), rules))
                .map(entry -> AcceptanceRules.UNUSED_WAIVER
                        .at(entry.nameSpan(), "waiver `" + entry.name() + "` covers nothing that is found")
                        .withHelp("delete it; what it was for is repaired, or stands elsewhere now"))
                .toList();
    }

    private boolean covers(Entry entry, Diagnostic found) {
        Waivers.Waiver waiver = entry.waiver();
        boolean here = waiver.environments().isEmpty()
                || (!found.environments().isEmpty() && waiver.environments().containsAll(found.environments()));
        return waiver.rule().equals(found.rule())
                && waiver.file().equals(found.span().file())
                && !RuleLevels.isFirm(found.rule(), found.severity())
                && here
                && waiver.path().map(path -> isBelow(path, found.span())).orElse(true);
    }

    private boolean isBelow(String path, SourceSpan found) {
        NodePath place = NodePath.parse(path);
        Optional<Node.Mapping> root = roots.apply(found.file());
        Optional<Node> value = root.flatMap(mapping -> mapping.at(place));
        if (value.isEmpty()) {
            return false;
        }
        SourceSpan from = root.flatMap(mapping -> mapping.at(place.parent()))
                .flatMap(parent ->
                        parent instanceof Node.Mapping mapping ? mapping.entry(place.name()) : Optional.empty())
                .map(Node.Entry::keySpan)
                .orElse(value.get().span());
        SourceSpan to = value.get().span();
        boolean started = found.compareTo(from) >= 0;
        boolean ended = found.startLine() > to.endLine()
                || (found.startLine() == to.endLine() && found.startColumn() >= to.endColumn());
        return started && !ended;
    }
}
