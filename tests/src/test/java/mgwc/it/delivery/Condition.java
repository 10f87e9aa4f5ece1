package mgwc.it.delivery;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A {@code when} block, decided for a scenario: all of its conditions must hold. */
final class Condition extends Vocabulary {

    private final Scenario scenario;
    private final List<Boolean> held = new ArrayList<>();

    private Condition(JenkinsScript script, Scenario scenario) {
        super(script);
        this.scenario = scenario;
    }

    static boolean holds(JenkinsScript script, Scenario scenario, Closure<?> when) {
        return decide(script, scenario, when).stream().allMatch(held -> held);
    }

    private static List<Boolean> decide(JenkinsScript script, Scenario scenario, Closure<?> conditions) {
        Condition condition = new Condition(script, scenario);
        condition.within(conditions);
        return condition.held;
    }

    @Override
    Object word(String name, List<Object> arguments) {
        Object argument = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (name) {
            case "beforeAgent", "beforeInput" -> {}
            case "branch" ->
                held.add(scenario.changeTarget().isEmpty() && scenario.branch().equals(argument));
            case "changeRequest" -> held.add(!scenario.changeTarget().isEmpty());
            case "triggeredBy" -> held.add(scenario.causes().contains(argument));
            case "changeset" -> held.add(changed((Map<?, ?>) argument));
            case "anyOf" -> held.add(inner(argument).contains(true));
            case "allOf" -> held.add(!inner(argument).contains(false));
            case "not" -> held.add(inner(argument).contains(false));
            default -> throw new IllegalArgumentException("unexpected condition `" + name + "`");
        }
        return held;
    }

    private List<Boolean> inner(Object conditions) {
        return decide(script, scenario, (Closure<?>) conditions);
    }

    private boolean changed(Map<?, ?> changeset) {
        if (!"REGEXP".equals(changeset.get("comparator"))) {
            throw new IllegalArgumentException("unexpected comparator `" + changeset.get("comparator") + "`");
        }
        Pattern pattern = Pattern.compile((String) changeset.get("pattern"));
        return scenario.changedFiles().stream()
                .anyMatch(file -> pattern.matcher(file).matches());
    }
}
