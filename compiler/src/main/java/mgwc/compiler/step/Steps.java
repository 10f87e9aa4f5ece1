package mgwc.compiler.step;

import java.util.List;
import java.util.Optional;

/** The steps of one target, in the order of the catalogue. */
public record Steps(List<PlannedStep<?>> list) {

    public static final Steps NONE = new Steps(List.of());

    public Steps {
        list = List.copyOf(list);
    }

    /** The names of the steps, in their order. */
    public List<String> names() {
        return list.stream().map(PlannedStep::name).toList();
    }

    /** The configuration of the step that is configured with such a record. */
    public <C extends Record> Optional<C> configuration(Class<C> type) {
        for (PlannedStep<?> step : list) {
            if (type.isInstance(step.configuration())) {
                return Optional.of(type.cast(step.configuration()));
            }
        }
        return Optional.empty();
    }
}
