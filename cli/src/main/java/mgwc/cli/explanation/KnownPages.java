package mgwc.cli.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diff.ChangeCatalog;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.compiler.rule.catalog.RuleIndex;
import mgwc.release.ProblemCatalogue;
import mgwc.release.ProblemEntry;
import mgwc.release.RefusalCatalogue;
import mgwc.release.RefusalEntry;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages about rules, changes, problems and refusals of the gateway, and the words that group them. */
public final class KnownPages {

    private KnownPages() {}

    /** The page about an id or a name, in upper or lower case. */
    public static Optional<KnownPage> find(String word) {
        return RuleCatalog.find(word)
                .map(KnownPages::rule)
                .or(() -> ChangeCatalog.find(word).map(KnownPages::change))
                .or(() -> ProblemCatalogue.find(word).map(KnownPages::problem))
                .or(() -> RefusalCatalogue.find(word.toLowerCase(Locale.ROOT)).map(KnownPages::refusal))
                .or(() -> Category.find(word).map(KnownPages::category));
    }

    /** The ids of rules and changes. */
    public static List<String> ruleIds() {
        List<String> ids = new ArrayList<>();
        RuleCatalog.specs().forEach(rule -> ids.add(rule.id()));
        ChangeCatalog.rules().forEach(rule -> ids.add(rule.id()));
        return ids;
    }

    /** Every word that has a page. */
    public static SortedSet<String> words() {
        SortedSet<String> words = new TreeSet<>(ruleIds());
        RuleCatalog.specs().forEach(rule -> words.add(rule.name()));
        ChangeCatalog.rules().forEach(rule -> words.add(rule.name()));
        ProblemCatalogue.entries().forEach(problem -> words.add(Integer.toString(problem.code())));
        RefusalCatalogue.entries().forEach(refusal -> words.add(refusal.reason()));
        for (Category category : Category.values()) {
            words.add(category.toString());
        }
        return words;
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("schemaVersion", 1);
    }

    private static KnownPage rule(RuleSpec rule) {
        String[] parts = RuleCatalog.page(rule).split("\n", 2);
        return new KnownPage(
                rule.id(),
                false,
                parts[0] + "\n\n" + RuleIndex.standing(rule) + parts[1],
                json().put("rule", rule.id())
                        .put("name", rule.name())
                        .put("severity", rule.severity().toString())
                        .put("title", rule.title()));
    }

    private static KnownPage change(ChangeRule rule) {
        return new KnownPage(
                rule.id(),
                false,
                RuleCatalog.page(rule.id()),
                json().put("rule", rule.id())
                        .put("name", rule.name())
                        .put("consequence", rule.consequence().toString())
                        .put("risk", rule.risk().toString())
                        .put("breaking", rule.breaking())
                        .put("title", rule.title()));
    }

    private static KnownPage problem(ProblemEntry problem) {
        String page = "# " + problem.code() + " " + problem.title() + "\n\nAn answer of the gateway with status "
                + problem.status() + ", category `" + problem.category() + "`.\n\n## When\n\n" + problem.cause()
                + "\n\n## What to do\n\n" + problem.remedy() + "\n";
        return new KnownPage(
                Integer.toString(problem.code()),
                false,
                page,
                json().put("problem", problem.code())
                        .put("status", problem.status())
                        .put("title", problem.title())
                        .put("category", problem.category()));
    }

    private static KnownPage refusal(RefusalEntry refusal) {
        String page = "# " + refusal.reason()
                + "\n\nA reason for which the gateway does not let a caller in. The answer has"
                + " status " + refusal.status() + " and does not tell the reason.\n\n## When\n\n" + refusal.cause()
                + "\n\n## What to do\n\n" + refusal.remedy() + "\n";
        return new KnownPage(
                refusal.reason(),
                false,
                page,
                json().put("reason", refusal.reason()).put("status", refusal.status()));
    }

    private static KnownPage category(Category category) {
        String examples = String.join(
                "", members(category).stream().map(line -> "- " + line + "\n").toList());
        return new KnownPage(
                category.toString(),
                true,
                "# " + category + "\n\n" + category.page() + "\n" + (examples.isEmpty() ? "" : "\n" + examples),
                json().put("category", category.toString()));
    }

    /** The changes and problems that a word groups. */
    private static List<String> members(Category category) {
        String word = category.toString();
        List<String> lines = new ArrayList<>();
        for (ChangeRule rule : ChangeCatalog.rules()) {
            if (category.groupsChanges() && rule.consequence().toString().equals(word)) {
                lines.add("`" + rule.id() + "` " + rule.title());
            }
        }
        for (ProblemEntry problem : ProblemCatalogue.entries()) {
            if (problem.category().equals(word.toLowerCase(Locale.ROOT))) {
                lines.add("`" + problem.code() + "` " + problem.title());
            }
        }
        return lines;
    }
}
