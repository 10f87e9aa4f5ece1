package mgwc.cli.explanation;

import java.util.List;
import java.util.Map;
import mgwc.compiler.effective.EffectiveLeaf;

/**
 * Something of a workspace that has a name.
 *
 * @param kind what it is, such as {@code environment} or {@code operation}
 * @param facts sentences about it, without full stops
 * @param values its values by environment, in order; under an empty name where they are the same in all
 */
public record Named(String kind, String name, List<String> facts, Map<String, List<EffectiveLeaf>> values) {

    public Named {
        facts = List.copyOf(facts);
    }
}
