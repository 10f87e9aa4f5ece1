package mgwc.compiler.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.NodePath;

/** What is wrong with the servers that a contract names, which readers of it copy into their clients. */
final class ServerFindings {

    /** Keeps the expression uncompiled until a server has variables. */
    private static final class Variable {
        static final Pattern IN_URL = Pattern.compile("\\{([^{}]*)}");
    }

    private ServerFindings() {}

    static void check(Optional<Node> servers, List<Diagnostic> diagnostics) {
        if (servers.orElse(null) instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Mapping server && server.get("url").orElse(null) instanceof Scalar url) {
                    check(server, url, diagnostics);
                }
            }
        }
    }

    private static void check(Mapping server, Scalar url, List<Diagnostic> diagnostics) {
        String text = url.text();
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            diagnostics.add(ContractRules.UNUSABLE_SERVER
                    .at(url.span(), "server `" + NodeText.shown(text) + "` has a query or a fragment")
                    .withHelp("paths are appended to the URL, so it can only have a path"));
        }
        Optional<Mapping> variables =
                server.get("variables").filter(Mapping.class::isInstance).map(Mapping.class::cast);
        if (text.indexOf('{') < 0 && variables.isEmpty()) {
            return;
        }
        Set<String> declared =
                new HashSet<>(variables.map(map -> map.entries().keySet()).orElse(Set.of()));
        Matcher variable = Variable.IN_URL.matcher(text);
        while (variable.find()) {
            String name = variable.group(1);
            if (!declared.contains(name)) {
                diagnostics.add(ContractRules.UNUSABLE_SERVER
                        .at(
                                url.span(),
                                "server `" + NodeText.shown(text) + "` has a variable `" + NodeText.shown(name)
                                        + "` that is not described")
                        .withMarker(Spelling.question(name, declared))
                        .withHelp("describe it in `variables`, with a `default`"));
            }
        }
        variables.ifPresent(map -> map.entries().forEach((name, entry) -> defaults(name, entry.value(), diagnostics)));
    }

    private static void defaults(String name, Node variable, List<Diagnostic> diagnostics) {
        Optional<Node> value = variable.at(NodePath.of("default"));
        if (value.orElse(null) instanceof Scalar chosen
                && variable.at(NodePath.of("enum")).orElse(null) instanceof Sequence allowed
                && allowed.items().stream()
                        .noneMatch(item ->
                                item instanceof Scalar choice && choice.text().equals(chosen.text()))) {
            diagnostics.add(ContractRules.UNUSABLE_SERVER.at(
                    chosen.span(),
                    "the default `" + NodeText.shown(chosen.text()) + "` of server variable `" + NodeText.shown(name)
                            + "` is not among its `enum`"));
        }
    }
}
