package mgwc.compiler.diff.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** Collects what differs in one contract; what reaches several operations through one component is one change. */
final class ContractFindings {

    private final Subject api;
    private final Map<Key, JudgedChange> found = new LinkedHashMap<>();
    private SourceSpan operation = SourceSpan.startOf("");

    ContractFindings(Subject api) {
        this.api = api;
    }

    private record Key(String rule, SourceSpan span, String before, String after) {}

    /** Where to point when a part of an operation is not written down. */
    void within(SourceSpan span) {
        operation = span;
    }

    void added(ChangeRule rule, NodePath place, String text, Node now) {
        add(rule, new Change.Added(api, place, EffectiveValue.of(text, span(now))));
    }

    void removed(ChangeRule rule, NodePath place, String text, Node old) {
        add(rule, new Change.Removed(api, place, EffectiveValue.of(text, span(old))));
    }

    void modified(ChangeRule rule, NodePath place, String old, String now, Node before, Node after) {
        add(
                rule,
                new Change.Modified(
                        api, place, EffectiveValue.of(old, span(before)), EffectiveValue.of(now, span(after))));
    }

    private SourceSpan span(Node node) {
        return node.span().file().isEmpty() ? operation : node.span();
    }

    private void add(ChangeRule rule, Change change) {
        Key key = new Key(
                rule.id(),
                change.span(),
                change.before().map(EffectiveValue::text).orElse(""),
                change.after().map(EffectiveValue::text).orElse(""));
        found.merge(key, new JudgedChange(change, rule, 0), (first, again) -> first.again());
    }

    List<JudgedChange> all() {
        return List.copyOf(found.values());
    }
}
