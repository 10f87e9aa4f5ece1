package mgwc.compiler.diff.contract;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.value.NodePath;

/** What clients may rely on in the answers of one operation. */
record ResponseDiff(ContractSide before, ContractSide after, ContractFindings findings) {

    void compare(NodePath place, Mapping old, Mapping now) {
        Map<String, Node> were = ContractSide.children(before.mapping(old, "responses"));
        Map<String, Node> are = ContractSide.children(after.mapping(now, "responses"));
        SchemaDiff schemas = new SchemaDiff(before, after, Direction.RESPONSE, findings);
        were.forEach((status, was) -> {
            if (status.startsWith("x-")) {
                return;
            }
            Node is = are.getOrDefault(status, are.getOrDefault(range(status), ContractSide.NOTHING));
            if (is.equals(ContractSide.NOTHING)) {
                findings.removed(ContractChangeRule.REMOVED_STATUS, place.child(status), "status", was);
            } else if (before.resolve(was) instanceof Mapping one && after.resolve(is) instanceof Mapping other) {
                answer(place.child(status), one, other, schemas);
            }
        });
        are.forEach((status, is) -> {
            boolean known = were.containsKey(status) || were.containsKey(range(status)) || status.startsWith("x-");
            if (!known) {
                findings.added(ContractChangeRule.EXTENDED, place.child(status), "status", is);
            }
        });
    }

    /** {@code 4XX} for {@code 404}. */
    private static String range(String status) {
        return status.isEmpty() ? status : status.charAt(0) + "XX";
    }

    private void answer(NodePath place, Mapping was, Mapping is, SchemaDiff schemas) {
        ContractDiff.compareMedia(
                place,
                ContractDiff.media(before, was),
                ContractDiff.media(after, is),
                ContractChangeRule.REMOVED_MEDIA_TYPE,
                schemas,
                findings);
        Map<String, Node> headers = headers(before, was);
        Map<String, Node> headersNow = headers(after, is);
        headers.forEach((name, header) -> {
            Node now = headersNow.get(name);
            if (now == null) {
                findings.removed(
                        ContractChangeRule.REMOVED_HEADER, place.child("header").child(name), "header", header);
            } else {
                schemas.compare(place.child("header").child(name), schema(before, header), schema(after, now));
            }
        });
        headersNow.forEach((name, header) -> {
            if (!headers.containsKey(name)) {
                findings.added(
                        ContractChangeRule.EXTENDED, place.child("header").child(name), "header", header);
            }
        });
    }

    private static Map<String, Node> headers(ContractSide side, Mapping response) {
        Map<String, Node> headers = new TreeMap<>();
        ContractSide.children(side.mapping(response, "headers"))
                .forEach((name, header) -> headers.put(name.toLowerCase(Locale.ROOT), header));
        return headers;
    }

    private static Node schema(ContractSide side, Node header) {
        return side.resolve(header) instanceof Mapping mapping
                ? mapping.get("schema").orElse(ContractSide.NOTHING)
                : ContractSide.NOTHING;
    }
}
