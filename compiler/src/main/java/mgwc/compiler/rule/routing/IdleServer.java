package mgwc.compiler.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.ContractRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/**
 * A contract says that its paths are below another one, or on other servers, and the gateway goes by the API instead.
 * The path may be that of the gateway, as clients see it, or that of each backend.
 */
public final class IdleServer implements ApiRule, ContractRule {

    private static final NodePath URL = NodePath.of("url");
    private static final RuleSpec SPEC =
            RuleSpec.info("MGW3053", "idle-server", "A contract names a path or a server that requests do not go to.");

    /** Keeps the expression uncompiled until a server has variables. */
    private static final class Variable {
        static final Pattern IN_URL = Pattern.compile("\\{([^{}]*)}");
    }

    /** Where a contract says what its paths are below. */
    private record Base(String path, SourceSpan span) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        served.contract().ifPresent(contract -> {
            List<Base> bases = bases(contract.root());
            List<BackendPlace> backends = BackendPlace.of(served);
            String basePath = served.api().value().spec().basePath();
            boolean kept = bases.stream()
                    .anyMatch(base -> base.path().isEmpty() || base.path().equals(basePath));
            if (bases.isEmpty() || kept || contract.operations().isEmpty()) {
                return;
            }
            for (BackendPlace backend : backends) {
                String path = path(backend.backend().url());
                if (bases.stream().noneMatch(base -> path.endsWith(base.path()))) {
                    String template =
                            contract.operations().getFirst().template().toString();
                    Base first = bases.getFirst();
                    findings.add(SPEC.at(
                                    first.span(),
                                    "requests for `" + template + "` reach the backends as `" + path + template
                                            + "`; the contract says `" + first.path() + template + "`")
                            .withHelp("add `" + first.path()
                                    + "` to the `url` of the backends if they expect it; the gateway"
                                    + " itself serves the API below `" + basePath + "`"));
                    return;
                }
            }
        });
    }

    @Override
    public void check(Contract contract, Findings findings) {
        if (contract.root().get("paths").orElse(null) instanceof Node.Mapping paths) {
            for (Node.Entry path : paths.entries().values()) {
                report("the path", path.value(), findings);
                if (path.value() instanceof Node.Mapping item) {
                    item.entries().values().forEach(operation -> report("the operation", operation.value(), findings));
                }
            }
        }
    }

    private static void report(String holder, Node node, Findings findings) {
        if (node instanceof Node.Mapping mapping && mapping.entry("servers").isPresent()) {
            findings.add(SPEC.at(
                            mapping.entry("servers").get().keySpan(),
                            "`servers` of " + holder + " have no effect on where requests go")
                    .withHelp("an operation goes to other backends with `operations.<name>.endpoint` of the API"));
        }
    }

    private static List<Base> bases(Node.Mapping root) {
        Optional<Node> swagger = root.get("basePath");
        if (swagger.isPresent()) {
            return List.of(new Base(
                    withoutSlash(swagger.get().textAt(NodePath.ROOT).orElse("")),
                    swagger.get().span()));
        }
        List<Base> bases = new ArrayList<>();
        if (root.get("servers").orElse(null) instanceof Node.Sequence servers) {
            for (Node server : servers.items()) {
                Optional<Node> url = server.at(URL);
                url.flatMap(node -> node.textAt(NodePath.ROOT))
                        .map(text -> path(filled(text, server)))
                        .ifPresent(path ->
                                bases.add(new Base(path, url.orElseThrow().span())));
            }
        }
        return bases;
    }

    /** The URL with the defaults of its variables. */
    private static String filled(String url, Node server) {
        if (url.indexOf('{') < 0) {
            return url;
        }
        Map<String, Node.Entry> variables =
                server.at(NodePath.of("variables")).orElse(null) instanceof Node.Mapping mapping
                        ? mapping.entries()
                        : Map.of();
        return Variable.IN_URL
                .matcher(url)
                .replaceAll(match -> Matcher.quoteReplacement(Optional.ofNullable(variables.get(match.group(1)))
                        .flatMap(variable -> variable.value().textAt(NodePath.of("default")))
                        .orElse("")));
    }

    /** The path of a URL without a slash at its end; empty for none. */
    private static String path(String url) {
        int authority = url.indexOf("//");
        int start = url.indexOf('/', authority < 0 ? 0 : authority + 2);
        return start < 0 || (authority < 0 && start > 0) ? "" : withoutSlash(withoutQuery(url.substring(start)));
    }

    private static String withoutQuery(String path) {
        int end = path.indexOf('?') < 0 ? path.indexOf('#') : path.indexOf('?');
        return end < 0 ? path : path.substring(0, end);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
