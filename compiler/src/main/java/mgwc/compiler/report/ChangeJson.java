package mgwc.compiler.report;

import java.util.Collection;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diff.CompiledDiff;
import mgwc.compiler.diff.Review;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A review for programs; {@code docs/guides/review.md} describes it. The format only grows. */
public final class ChangeJson {

    private static final int SCHEMA_VERSION = 1;

    private ChangeJson() {}

    /** @param compiled whether to add the diffs of the compiled files */
    public static String of(Review review, boolean compiled) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        side(root.putObject("before"), review.before());
        side(root.putObject("after"), review.after());
        ObjectNode environments = root.putObject("environments");
        review.environments().forEach((name, set) -> {
            ObjectNode environment = environments.putObject(name);
            ArrayNode changes = environment.putArray("changes");
            set.changes().forEach(judged -> write(judged, changes.addObject()));
            texts(
                    environment.putArray("uncompared"),
                    set.uncompared().stream().map(Subject::toString).toList());
            CompiledDiff diff = review.compiled().get(name);
            if (compiled && diff != null && diff.comparable()) {
                ObjectNode parts = environment.putObject("compiled");
                diff.parts().forEach((subject, lines) -> texts(parts.putArray(subject.toString()), lines));
            }
        });
        return root.toPrettyString() + "\n";
    }

    private static void side(ObjectNode json, Review.Side side) {
        json.put("name", side.name());
        texts(json.putArray("broken"), side.broken());
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }

    private static void write(JudgedChange judged, ObjectNode json) {
        Change change = judged.change();
        ChangeRule rule = judged.rule();
        subject(change, json);
        change.before().map(EffectiveValue::text).ifPresent(text -> json.put("before", text));
        change.after().map(EffectiveValue::text).ifPresent(text -> json.put("after", text));
        json.put("place", change.span().toString());
        json.put("rule", rule.id());
        json.put("meaning", rule.title());
        json.put("consequence", rule.consequence().toString());
        json.put("risk", rule.risk().toString());
        json.put("breaking", rule.breaking());
        json.put("alike", judged.alike());
    }

    public static void subject(Change change, ObjectNode json) {
        json.put("kind", change.subject().kind().toString());
        json.put("name", change.subject().name());
        json.put("path", change.path().toString());
    }
}
