package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import mgwc.compiler.InMemory;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.Consequence;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.Risk;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.value.NodePath;
import org.junit.jupiter.api.Test;

class ChangeCatalogTest {

    @Test
    void idsAreUniqueInOrderAndOfFamily9() {
        List<String> ids = ChangeCatalog.rules().stream().map(ChangeRule::id).toList();

        assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id.matches("MGW9[0-9]{3}"));
    }

    @Test
    void namesAreUniqueAmongAllRules() {
        List<String> names =
                ChangeCatalog.rules().stream().map(ChangeRule::name).toList();
        TreeSet<String> others = new TreeSet<>();
        RuleCatalog.specs().forEach(spec -> others.add(spec.name()));

        assertThat(names)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(others)
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void titlesAreSentencesAndBreakingIsAboutCallers() {
        assertThat(ChangeCatalog.rules()).allSatisfy(rule -> {
            assertThat(rule.title()).matches("[A-Z].*\\.").hasSizeLessThanOrEqualTo(100);
            assertThat(!rule.breaking() || rule.consequence() == Consequence.CALLERS)
                    .isTrue();
            assertThat(rule.consequence() != Consequence.NONE || rule.risk().compareTo(Risk.LOW) >= 0)
                    .isTrue();
        });
    }

    @Test
    void findsARuleByIdAndByName() {
        assertThat(ChangeCatalog.find("mgw9101")).isEqualTo(ChangeCatalog.find("dropped-authentication"));
        assertThat(ChangeCatalog.find("MGW9999")).isEmpty();
    }

    @Test
    void whatNoRuleKnowsIsUnclassifiedAndNeverHarmless() {
        EffectiveValues side = EffectiveValues.of(InMemory.shop().config("prod"));
        for (Subject.Kind kind : Subject.Kind.values()) {
            Subject subject = new Subject(kind, "corporate");
            Change change = new Change.Added(
                    subject, NodePath.of("spec", "tomorrow"), EffectiveValue.of("yes", SourceSpan.startOf("x.yaml")));

            ChangeRule rule = ChangeCatalog.judge(change, new Comparison(side, side));

            if (kind != Subject.Kind.TIER) {
                assertThat(rule).as(kind.toString()).isEqualTo(ChangeCatalog.UNCLASSIFIED);
                assertThat(rule.risk()).isEqualTo(Risk.MEDIUM);
            }
        }
    }
}
