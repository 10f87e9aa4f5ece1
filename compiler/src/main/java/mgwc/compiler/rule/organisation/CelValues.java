package mgwc.compiler.rule.organisation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.yaml.Node;

/** Trees as CEL sees them: maps, lists, text, numbers, truth. */
final class CelValues {

    private CelValues() {}

    static Object of(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> map.put(key, of(entry.value())));
                yield map;
            }
            case Node.Sequence sequence -> {
                List<Object> list = new ArrayList<>();
                sequence.items().forEach(item -> list.add(of(item)));
                yield list;
            }
            case Node.Scalar scalar -> of(scalar);
        };
    }

    /** Documents that fit their schema have numbers in decimal, and no null. */
    private static Object of(Node.Scalar scalar) {
        return switch (scalar.type()) {
            case STRING, NULL -> scalar.text();
            case BOOLEAN -> scalar.text().equalsIgnoreCase("true");
            case INTEGER -> Long.parseLong(scalar.text());
            case DECIMAL -> new BigDecimal(scalar.text()).doubleValue();
        };
    }
}
