package mgwc.compiler.contract;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.value.HttpMethod;
import mgwc.value.NodePath;
import mgwc.value.PathTemplate;

/** The path parameters of an operation as the contract describes them: its own, then those of its path. */
public final class PathParameters {

    private PathParameters() {}

    /** Those of an operation that a contract has, by name. */
    public static Map<String, Mapping> of(Contract contract, Contract.Operation operation) {
        if (operation.template().parameterNames().isEmpty()) {
            return Map.of();
        }
        Optional<Node> item = contract.root()
                .at(NodePath.of("paths", operation.template().toString()))
                .flatMap(contract.files()::resolved);
        Optional<Node> own = item.flatMap(node -> node.at(NodePath.of(key(operation.method()))));
        return item.orElse(null) instanceof Mapping path && own.orElse(null) instanceof Mapping described
                ? of(contract.files(), operation.template(), path, described)
                : Map.of();
    }

    private static String key(HttpMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    /** Those of an operation below its path item, by name; only names that the template has. */
    static Map<String, Mapping> of(ContractFiles files, PathTemplate template, Mapping item, Mapping operation) {
        Set<String> names = Set.copyOf(template.parameterNames());
        Map<String, Mapping> parameters = new LinkedHashMap<>();
        if (!names.isEmpty()) {
            add(files, operation, names, parameters);
            add(files, item, names, parameters);
        }
        return parameters;
    }

    private static void add(ContractFiles files, Mapping holder, Set<String> names, Map<String, Mapping> into) {
        if (holder.get("parameters").orElse(null) instanceof Sequence list) {
            for (Node each : list.items()) {
                if (files.resolved(each).orElse(null) instanceof Mapping described
                        && text(described, "in").equals("path")) {
                    String name = nameIn(names, text(described, "name"));
                    if (names.contains(name)) {
                        into.putIfAbsent(name, described);
                    }
                }
            }
        }
    }

    /** The name that a template has; of a wildcard <code>{rest+}</code>, some write the plus and some do not. */
    static String nameIn(Set<String> names, String described) {
        return names.contains(described) || !described.endsWith("+")
                ? described
                : described.substring(0, described.length() - 1);
    }

    /** The styles that are not simple. A wildcard has none. */
    static Map<String, PathStyle> styles(ContractFiles files, PathTemplate template, Mapping item, Mapping operation) {
        Map<String, PathStyle> styles = new TreeMap<>();
        Optional<String> wildcard = template.wildcard().flatMap(PathTemplate.Wildcard::name);
        of(files, template, item, operation).forEach((name, described) -> {
            if (!wildcard.equals(Optional.of(name))) {
                PathStyle.of(text(described, "style")).ifPresent(style -> styles.put(name, style));
            }
        });
        return styles;
    }

    private static String text(Mapping mapping, String field) {
        return mapping.get(field).orElse(null) instanceof Scalar scalar ? scalar.text() : "";
    }
}
