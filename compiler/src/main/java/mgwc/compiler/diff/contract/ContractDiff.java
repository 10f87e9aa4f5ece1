package mgwc.compiler.diff.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Subject;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.OpenApiVersion;
import mgwc.compiler.diff.contract.ContractSide.Operation;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.value.NodePath;
import mgwc.value.PathTemplate;

/**
 * Compares two OpenAPI contracts for the clients that were written against the first: operation by operation, requests
 * and responses apart. Operations that are only in one of the two are not its business; the effective values tell of
 * them.
 */
public final class ContractDiff {

    private static final NodePath REQUIRED = NodePath.of("required");

    private final ContractSide before;
    private final ContractSide after;
    private final ContractSchemas schemas;
    private final ContractFindings findings;

    private ContractDiff(ContractSide before, ContractSide after, ContractFindings findings) {
        this.before = before;
        this.after = after;
        this.schemas = new ContractSchemas(before, after);
        this.findings = findings;
    }

    public static List<JudgedChange> between(Subject api, Contract before, Contract after) {
        ContractFindings findings = new ContractFindings(api);
        boolean old = before.version() == OpenApiVersion.V2_0;
        if (old != (after.version() == OpenApiVersion.V2_0)) {
            // The two say the same things in different places; a comparison would only tell of that.
            findings.modified(
                    ContractChangeRule.MAY_BREAK,
                    NodePath.of("openapi"),
                    before.version().toString(),
                    after.version().toString(),
                    before.root(),
                    after.root());
            return findings.all();
        }
        ContractDiff diff = new ContractDiff(
                new ContractSide(before.root(), before.files()),
                new ContractSide(after.root(), after.files()),
                findings);
        SortedMap<String, Operation> now = diff.after.operations();
        diff.before.operations().forEach((requests, was) -> {
            Operation other = now.get(requests);
            if (other != null) {
                findings.within(other.operation().span());
                diff.compare(was, other);
            }
        });
        return findings.all();
    }

    private void compare(Operation old, Operation now) {
        NodePath place = NodePath.of("openapi", now.key());
        SchemaDiff requests = new SchemaDiff(schemas, Direction.REQUEST, findings);
        parameters(place.child("request"), old, now, requests);
        body(place.child("request").child("body"), old, now, requests);
        new ResponseDiff(schemas, findings).compare(place.child("response"), old.operation(), now.operation());
        new SecurityDiff(before, after, findings).compare(place.child("security"), old.operation(), now.operation());
    }

    private void parameters(NodePath place, Operation old, Operation now, SchemaDiff schemas) {
        SortedMap<String, Mapping> were = parameters(before, old);
        SortedMap<String, Mapping> are = parameters(after, now);
        were.forEach((name, was) -> {
            Mapping is = are.get(name);
            if (is != null) {
                parameter(at(place, is), was, is, schemas);
            } else if (!name.startsWith("path ")) {
                findings.removed(ContractChangeRule.REMOVED_PARAMETER, at(place, was), "parameter", was);
            }
        });
        are.forEach((name, is) -> {
            if (!were.containsKey(name) && !name.startsWith("path ")) {
                boolean demanded = ContractSide.isTrue(is, "required");
                findings.added(
                        demanded ? ContractChangeRule.ADDED_REQUIRED_PARAMETER : ContractChangeRule.EXTENDED,
                        at(place, is),
                        demanded ? "required parameter" : "parameter",
                        is);
            }
        });
    }

    private static NodePath at(NodePath place, Mapping parameter) {
        return place.child(text(parameter, "in")).child(text(parameter, "name"));
    }

    private void parameter(NodePath place, Mapping was, Mapping is, SchemaDiff schemas) {
        boolean required = ContractSide.isTrue(was, "required");
        boolean requiredNow = ContractSide.isTrue(is, "required");
        if (required != requiredNow && !text(is, "in").equals("path")) {
            findings.modified(
                    requiredNow ? ContractChangeRule.DEMANDED_PARAMETER : ContractChangeRule.EXTENDED,
                    place,
                    required ? "required" : "optional",
                    requiredNow ? "required" : "optional",
                    was,
                    is);
        }
        String style = style(was);
        String styleNow = style(is);
        if (!style.equals(styleNow)) {
            findings.modified(ContractChangeRule.MAY_BREAK, place, style, styleNow, was, is);
        }
        schemas.compare(place, schema(before, was), schema(after, is));
    }

    /** How the parameter is written, with the defaults of OpenAPI (Parameter Object). */
    private static String style(Mapping parameter) {
        String in = text(parameter, "in");
        String usual = in.equals("query") || in.equals("cookie") ? "form" : "simple";
        String style = parameter.textAt(NodePath.of("style")).orElse(usual);
        String explode = parameter.textAt(NodePath.of("explode")).orElse(Boolean.toString(style.equals("form")));
        return style + (explode.equalsIgnoreCase("true") ? ", exploded" : "");
    }

    private static Node schema(ContractSide side, Mapping parameter) {
        Map<String, Node> content = ContractSide.children(side.mapping(parameter, "content"));
        Optional<Node> media = content.values().stream()
                .findFirst()
                .flatMap(node -> node instanceof Mapping mapping ? mapping.get("schema") : Optional.empty());
        // OpenAPI 2.0 writes the type of a parameter into the parameter.
        Node inline = parameter.get("type").isPresent() ? parameter : ContractSide.NOTHING;
        return parameter.get("schema").or(() -> media).orElse(inline);
    }

    /**
     * Those of the operation over those of its path; path parameters by position, for their names tell callers nothing.
     */
    private static SortedMap<String, Mapping> parameters(ContractSide side, Operation operation) {
        SortedMap<String, Mapping> parameters = new TreeMap<>();
        for (Mapping holder : List.of(operation.item(), operation.operation())) {
            for (Node node : side.items(holder, "parameters")) {
                if (node instanceof Mapping parameter) {
                    parameters.put(key(parameter, operation.template()), parameter);
                }
            }
        }
        return parameters;
    }

    private static String key(Mapping parameter, PathTemplate template) {
        String in = text(parameter, "in");
        String name = text(parameter, "name");
        return switch (in) {
            case "path" -> "path " + template.parameterNames().indexOf(name);
            case "header" -> "header " + name.toLowerCase(Locale.ROOT);
            default -> in + " " + name;
        };
    }

    static String text(Mapping mapping, String key) {
        return mapping.textAt(NodePath.of(key)).orElse("");
    }

    private void body(NodePath place, Operation old, Operation now, SchemaDiff schemas) {
        Mapping was = before.mapping(old.operation(), "requestBody");
        Mapping is = after.mapping(now.operation(), "requestBody");
        boolean had = !was.entries().isEmpty();
        boolean has = !is.entries().isEmpty();
        if (had && !has) {
            findings.removed(ContractChangeRule.REMOVED_BODY, place, "body", was);
            return;
        }
        boolean required = was.textAt(REQUIRED).map("true"::equalsIgnoreCase).orElse(false);
        boolean requiredNow = is.textAt(REQUIRED).map("true"::equalsIgnoreCase).orElse(false);
        if (!had && has) {
            findings.added(
                    requiredNow ? ContractChangeRule.DEMANDED_BODY : ContractChangeRule.EXTENDED,
                    place,
                    requiredNow ? "required body" : "body",
                    is);
            return;
        }
        if (required != requiredNow) {
            findings.modified(
                    requiredNow ? ContractChangeRule.DEMANDED_BODY : ContractChangeRule.EXTENDED,
                    place,
                    required ? "required" : "optional",
                    requiredNow ? "required" : "optional",
                    was,
                    is);
        }
        Map<String, Node> mediaNow = media(after, is);
        Map<String, Node> media = media(before, was);
        compareMedia(place, media, mediaNow, ContractChangeRule.REFUSED_MEDIA_TYPE, schemas, findings);
    }

    /** Schemas by media type; OpenAPI 2.0 has one for all. */
    static Map<String, Node> media(ContractSide side, Mapping message) {
        Map<String, Node> schemas = new LinkedHashMap<>();
        message.get("schema").ifPresent(schema -> schemas.put("*/*", schema));
        ContractSide.children(side.mapping(message, "content")).forEach((type, media) -> {
            Node schema = side.resolve(media) instanceof Mapping mapping
                    ? mapping.get("schema").orElse(new Mapping(mapping.origin(), new LinkedHashMap<>()))
                    : ContractSide.NOTHING;
            schemas.put(type.toLowerCase(Locale.ROOT).replace(" ", ""), schema);
        });
        return schemas;
    }

    static void compareMedia(
            NodePath place,
            Map<String, Node> were,
            Map<String, Node> are,
            ChangeRule removed,
            SchemaDiff schemas,
            ContractFindings findings) {
        were.forEach((type, was) -> {
            Node is = are.get(type);
            if (is == null) {
                findings.removed(removed, place, type, was);
            } else {
                schemas.compare(were.size() == 1 ? place : place.child(type), was, is);
            }
        });
        are.forEach((type, is) -> {
            if (!were.containsKey(type)) {
                findings.added(ContractChangeRule.EXTENDED, place, type, is);
            }
        });
    }
}
