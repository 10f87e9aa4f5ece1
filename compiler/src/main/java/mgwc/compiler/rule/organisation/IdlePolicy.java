package mgwc.compiler.rule.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.schema.SchemaView;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.model.WorkspaceRule;
import mgwc.value.NodePath;

/** A workspace rule is for an environment that does not exist, for fields that no document has, or for a dead name. */
public final class IdlePolicy implements DeclarationRule {

    private static final NodePath ENVIRONMENTS = NodePath.of("spec", "environments");

    private static final NodePath SELECT = NodePath.of("spec", "select");

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3048", "idle-policy", "A workspace rule is for environments, fields or names that do not exist.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        Set<String> environments = workspace.shared().environments().keySet();
        for (At<WorkspaceRule> rule : OrganisationRules.of(workspace.shared())) {
            if (isPossible(rule, findings) && !Broken.any(workspace.shared())) {
                IdleName.of(rule.value(), workspace).ifPresent(idle -> findings.add(report(rule, idle)));
            }
            List<String> wanted = rule.value().spec().environments();
            for (int i = 0; i < wanted.size(); i++) {
                String name = wanted.get(i);
                if (!environments.contains(name)
                        && !Broken.below(workspace.shared(), WorkspaceLayout.environmentFolder(name))) {
                    boolean never = wanted.stream().noneMatch(environments::contains);
                    findings.add(SPEC.at(
                                    rule.span(ENVIRONMENTS.child(i)),
                                    "rule `" + rule.value().metadata().name() + "` is for environment `" + name
                                            + "`, which does not exist"
                                            + (never ? ", so it never applies" : ""))
                            .withMarker(Spelling.question(name, environments))
                            .withHelp(Listing.sentence("environments", environments)));
                }
            }
        }
    }

    private static Diagnostic report(At<WorkspaceRule> rule, IdleName idle) {
        String select = rule.value().spec().select();
        return SPEC.at(
                        within(
                                rule.span(SELECT),
                                select,
                                select.indexOf(idle.name(), idle.place().length()),
                                idle.name()),
                        "rule `" + rule.value().metadata().name() + "` is for " + idle.what())
                .withMarker(Spelling.question(idle.name(), idle.others()))
                .withHelp(Listing.sentence(idle.plural(), idle.others()));
    }

    /** Goes down the schema, as no document of the workspace need have the fields that a rule is about. */
    private static boolean isPossible(At<WorkspaceRule> rule, Findings findings) {
        String select = rule.value().spec().select();
        List<SchemaView> places = List.of(KindSchema.of(kind(rule.value())).view());
        int offset = 0;
        for (String segment : select.split("\\.", -1)) {
            List<SchemaView> below = places.stream()
                    .flatMap(place -> below(place, segment).stream())
                    .toList();
            if (below.isEmpty()) {
                List<String> fields = places.stream()
                        .flatMap(place -> place.fields().stream())
                        .toList();
                findings.add(SPEC.at(
                                within(rule.span(SELECT), select, offset, segment),
                                "rule `" + rule.value().metadata().name() + "` is for `" + segment
                                        + "`, which no document has there")
                        .withMarker(Spelling.question(segment, fields))
                        .withHelp(
                                fields.isEmpty()
                                        ? "there are no fields below it"
                                        : "fields are " + Listing.of(fields)));
                return false;
            }
            places = below;
            offset += segment.length() + 1;
        }
        return true;
    }

    private static List<SchemaView> below(SchemaView place, String segment) {
        List<SchemaView> below = new ArrayList<>();
        place.child(segment).ifPresent(below::add);
        if (segment.equals("*")) {
            place.fields().forEach(field -> place.child(field).ifPresent(below::add));
        }
        return below;
    }

    private static Kind kind(WorkspaceRule rule) {
        return switch (rule.spec().target()) {
            case API -> Kind.API;
            case APPLICATION -> Kind.APPLICATION;
            case ENVIRONMENT -> Kind.ENVIRONMENT;
        };
    }

    /** The segment alone, where the text stands in the file as it is. */
    private static SourceSpan within(SourceSpan span, String select, int offset, String segment) {
        boolean plain = span.startLine() == span.endLine() && span.endColumn() - span.startColumn() == select.length();
        int start = span.startColumn() + offset;
        return plain
                ? new SourceSpan(span.file(), span.startLine(), start, span.startLine(), start + segment.length())
                : span;
    }
}
