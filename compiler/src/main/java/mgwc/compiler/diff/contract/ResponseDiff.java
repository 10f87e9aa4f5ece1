package mgwc.compiler.diff.contract;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.value.NodePath;

/** What clients may rely on in the answers of one operation. */
record ResponseDiff(ContractSchemas schemas, ContractFindings findings) {

    void compare(NodePath place, Mapping old, Mapping now) {
        Map<String, Node> were = ContractSide.children(schemas.before().mapping(old, "responses"));
        Map<String, Node> are = ContractSide.children(schemas.after().mapping(now, "responses"));
        SchemaDiff diff = new SchemaDiff(schemas, Direction.RESPONSE, findings);
        were.forEach((status, was) -> {
            if (status.startsWith("x-")) {
                return;
            }
            Node is = are.getOrDefault(status, are.getOrDefault(range(status), ContractSide.NOTHING));
            if (is.equals(ContractSide.NOTHING)) {
                findings.removed(ContractChangeRule.REMOVED_STATUS, place.child(status), "status", was);
            } else if (schemas.before().resolve(was) instanceof Mapping one
                    && schemas.after().resolve(is) instanceof Mapping other) {
                answer(place.child(status), one, other, diff);
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

    private void answer(NodePath place, Mapping was, Mapping is, SchemaDiff diff) {
        ContractDiff.compareMedia(
                place,
                ContractDiff.media(schemas.before(), was),
                ContractDiff.media(schemas.after(), is),
                ContractChangeRule.REMOVED_MEDIA_TYPE,
                diff,
                findings);
        Map<String, Node> headers = headers(schemas.before(), was);
        Map<String, Node> headersNow = headers(schemas.after(), is);
        headers.forEach((name, header) -> {
            Node now = headersNow.get(name);
            if (now == null) {
                findings.removed(
                        ContractChangeRule.REMOVED_HEADER, place.child("header").child(name), "header", header);
            } else {
                diff.compare(
                        place.child("header").child(name),
                        schema(schemas.before(), header),
                        schema(schemas.after(), now));
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
