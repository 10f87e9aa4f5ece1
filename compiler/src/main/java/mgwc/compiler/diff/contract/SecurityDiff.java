package mgwc.compiler.diff.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.value.NodePath;

/**
 * Whether keys and passwords that the contract accepted still do. Schemes count by what they are, not by their names in
 * the contract. Tokens are left out: what the gateway asks of them is among the effective values, whatever the contract
 * says.
 */
record SecurityDiff(ContractSide before, ContractSide after, ContractFindings findings) {

    void compare(NodePath place, Mapping old, Mapping now) {
        List<SortedMap<String, Set<String>>> were = alternatives(before, old);
        List<SortedMap<String, Set<String>>> are = alternatives(after, now);
        boolean enough = were.stream().allMatch(had -> are.stream().anyMatch(asked -> within(asked, had)));
        if (!were.equals(are)) {
            boolean sameSet = Set.copyOf(were).equals(Set.copyOf(are));
            if (!sameSet) {
                findings.modified(
                        enough ? ContractChangeRule.EXTENDED : ContractChangeRule.DEMANDED_SECURITY,
                        place,
                        shown(were),
                        shown(are),
                        holder(before, old),
                        holder(after, now));
            }
        }
    }

    private static Node holder(ContractSide side, Mapping operation) {
        return operation.get("security").or(() -> side.root().get("security")).orElse(ContractSide.NOTHING);
    }

    private static boolean within(Map<String, Set<String>> asked, Map<String, Set<String>> had) {
        return asked.entrySet().stream()
                .allMatch(scheme -> had.containsKey(scheme.getKey())
                        && had.getOrDefault(scheme.getKey(), Set.of()).containsAll(scheme.getValue()));
    }

    /** What a caller can present: scopes by scheme. Without any requirement, nothing is enough. */
    private static List<SortedMap<String, Set<String>>> alternatives(ContractSide side, Mapping operation) {
        List<SortedMap<String, Set<String>>> alternatives = new ArrayList<>();
        if (holder(side, operation) instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                SortedMap<String, Set<String>> schemes = new TreeMap<>();
                if (item instanceof Mapping requirement) {
                    ContractSide.children(requirement)
                            .forEach((name, scopes) -> scheme(side, name)
                                    .ifPresent(scheme -> schemes.computeIfAbsent(scheme, ignored -> new TreeSet<>())
                                            .addAll(scopes(scopes))));
                }
                alternatives.add(schemes);
            }
        }
        return alternatives.isEmpty() ? List.of(new TreeMap<>()) : alternatives;
    }

    private static Set<String> scopes(Node scopes) {
        Set<String> names = new TreeSet<>();
        if (scopes instanceof Node.Sequence list) {
            list.items().forEach(item -> {
                if (item instanceof Node.Scalar scalar) {
                    names.add(scalar.text());
                }
            });
        }
        return names;
    }

    /** What a scheme is; nothing if it is about tokens, or not described. */
    private static Optional<String> scheme(ContractSide side, String name) {
        Mapping schemes = side.mapping(side.mapping(side.root(), "components"), "securitySchemes");
        Mapping scheme = side.mapping(schemes, name);
        String type = ContractDiff.text(scheme, "type");
        String http = ContractDiff.text(scheme, "scheme").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "apiKey" ->
                Optional.of("key in " + ContractDiff.text(scheme, "in") + " " + ContractDiff.text(scheme, "name"));
            case "http" -> http.equals("bearer") ? Optional.empty() : Optional.of("HTTP " + http);
            case "mutualTLS" -> Optional.of("client certificate");
            default -> Optional.empty();
        };
    }

    private static String shown(List<SortedMap<String, Set<String>>> alternatives) {
        return alternatives.stream()
                .map(schemes -> schemes.isEmpty()
                        ? "nothing"
                        : schemes.entrySet().stream()
                                .map(scheme -> scheme.getValue().isEmpty()
                                        ? scheme.getKey()
                                        : scheme.getKey() + " " + scheme.getValue())
                                .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
    }
}
