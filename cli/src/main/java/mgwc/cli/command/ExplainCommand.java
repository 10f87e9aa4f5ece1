package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;
import static mgwc.cli.console.Argument.parameter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.effective.EffectiveLeaf;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.compiler.rule.catalog.RuleIndex;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkspaceFiles;
import mgwc.compiler.text.JsonText;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.Inventory;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import mgwc.value.NodePath;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code mgwc explain}. */
public final class ExplainCommand implements Command {

    enum Format {
        TEXT,
        JSON
    }

    /** What the names of a workspace's own rules begin with in findings. */
    private static final String POLICY = "policy/";

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<String> subject = parameter("RULE|API")
            .description("A rule as findings name it, or an API such as orders-v1.")
            .text();

    private final Argument<List<String>> environments = option("--env", "ENV")
            .description("The environments for an API, names separated by commas; without it all.")
            .names();

    private final Argument<String> path = option("--path", "PATH")
            .description("Only what lies below, such as endpoints.production.")
            .text();

    private final Argument<Format> format = option("--format", "FORMAT")
            .description("text or json.")
            .oneOf(Format.values())
            .or(Format.TEXT);

    public ExplainCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description(
                                "Tell what a rule is about, or what an environment makes of an API and who said so.")
                        .footer(
                                "",
                                "  mgwc explain MGW2001",
                                "  mgwc explain orders-v1 --path security",
                                "  mgwc explain orders-v1 --env prod --path endpoints.production"))
                .add(subject.spec())
                .add(environments.spec())
                .add(path.spec())
                .add(format.spec());
    }

    @Override
    public Integer call() {
        Optional<RuleSpec> rule = RuleCatalog.find(subject.value());
        if (rule.isPresent()) {
            return explainRule(rule.get());
        }
        if (subject.value().startsWith(POLICY)) {
            return explainPolicy(subject.value().substring(POLICY.length()));
        }
        if (subject.value().toUpperCase(Locale.ROOT).matches("MGW\\d+")) {
            List<String> ids = RuleCatalog.specs().stream().map(RuleSpec::id).toList();
            throw new UsageException("no rule `" + subject.value() + "`" + question(subject.value(), ids));
        }
        return explainApi();
    }

    private int explainRule(RuleSpec rule) {
        String page = RuleCatalog.page(rule);
        switch (format.value()) {
            case TEXT -> {
                String[] parts = page.split("\n", 2);
                context.out().print(parts[0] + "\n\n" + RuleIndex.standing(rule) + parts[1]);
            }
            case JSON ->
                json(JsonNodeFactory.instance
                        .objectNode()
                        .put("schemaVersion", 1)
                        .put("rule", rule.id())
                        .put("name", rule.name())
                        .put("severity", rule.severity().toString())
                        .put("title", rule.title())
                        .put("page", page));
        }
        return ExitCode.OK;
    }

    private int explainPolicy(String name) {
        SourceTree tree = new Inputs(context, options).read().value().orElseGet(() -> SourceTree.of(List.of()));
        List<Document> policies = Inventory.of(tree).shared().ofKind(Kind.RULE);
        Document policy = policies.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("no rule `" + subject.value() + "` in this workspace"
                        + Spelling.closest(
                                        name,
                                        policies.stream().map(Document::name).toList())
                                .map(closest -> "; did you mean `" + POLICY + closest + "`?")
                                .orElse("")));
        String text = String.join("\n", tree.lines(policy.path())).strip();
        String page = "# " + subject.value() + "\n\nA rule of this workspace: `" + policy.path() + "`.\n\n```yaml\n"
                + text + "\n```\n";
        switch (format.value()) {
            case TEXT -> context.out().print(page);
            case JSON ->
                json(JsonNodeFactory.instance
                        .objectNode()
                        .put("schemaVersion", 1)
                        .put("rule", subject.value())
                        .put("file", policy.path())
                        .put("page", page));
        }
        return ExitCode.OK;
    }

    private int explainApi() {
        Outcome<SourceTree> source = new Inputs(context, options).read();
        Collection<String> names = names(source);
        if (names.isEmpty()) {
            throw new UsageException("no API `" + subject.value() + "`: the workspace has no environments");
        }
        List<Compilation> compilations = new Compiler().compile(source, names);
        List<Diagnostic> findings = compilations.stream()
                .flatMap(compilation -> compilation.diagnostics().stream())
                .toList();
        List<EnvironmentConfig> configs = compilations.stream()
                .flatMap(compilation -> compilation.config().stream())
                .toList();
        if (configs.size() < compilations.size()) {
            new Console(context, options).findings(findings, ReleaseBuild.lines(source));
            return ExitCode.FINDINGS;
        }
        Map<String, List<EffectiveLeaf>> values = new LinkedHashMap<>();
        configs.forEach(config ->
                api(config).ifPresent(api -> values.put(config.name(), EffectiveLeaf.below(api.root(), path()))));
        if (values.isEmpty()) {
            throw new UsageException("no API `" + subject.value() + "` in " + where(configs) + "; " + hint(configs));
        }
        if (values.values().stream().allMatch(List::isEmpty)) {
            throw new UsageException("`" + subject.value() + "` has nothing at `"
                    + path.given().orElse("") + "` in " + where(configs) + closest(configs));
        }
        Redactions redactions = Redactions.of(findings);
        switch (format.value()) {
            case TEXT -> writeText(values, redactions);
            case JSON -> writeJson(values, redactions);
        }
        return ExitCode.OK;
    }

    /** Those asked for, or all. */
    private Collection<String> names(Outcome<SourceTree> source) {
        return environments.value().isEmpty()
                ? WorkspaceFiles.environments(
                        source.value().map(tree -> tree.files().keySet()).orElse(Set.of()))
                : new TreeSet<>(environments.value());
    }

    private void writeText(Map<String, List<EffectiveLeaf>> values, Redactions redactions) {
        values.forEach((environment, list) -> {
            if (values.size() > 1) {
                context.out().println("== " + environment);
            }
            EffectiveLeaf.writeText(list, redactions, context.out());
        });
    }

    private void writeJson(Map<String, List<EffectiveLeaf>> values, Redactions redactions) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", 1).put("api", subject.value());
        ArrayNode list = root.putArray("environments");
        values.forEach((environment, leaves) -> EffectiveLeaf.writeJson(
                leaves, redactions, list.addObject().put("name", environment).putArray("values")));
        json(root);
    }

    private void json(ObjectNode value) {
        try {
            JsonText.write(value, context.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<At<Api>> api(EnvironmentConfig config) {
        return config.apis().entrySet().stream()
                .filter(api -> api.getKey().toString().equals(subject.value()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String where(List<EnvironmentConfig> configs) {
        return Listing.of(configs.stream().map(EnvironmentConfig::name).toList());
    }

    private String hint(List<EnvironmentConfig> configs) {
        List<String> names = configs.stream()
                .flatMap(config -> config.apis().keySet().stream())
                .map(ApiId::toString)
                .distinct()
                .toList();
        return Spelling.question(subject.value(), names)
                .orElseGet(() -> names.isEmpty() ? "it has none" : "APIs are " + Listing.of(names));
    }

    /** What a misspelt part of the path may have meant. */
    private String closest(List<EnvironmentConfig> configs) {
        NodePath missing = path();
        for (EnvironmentConfig config : configs) {
            for (NodePath above = missing; !above.isRoot(); above = above.parent()) {
                NodePath end = above;
                Optional<Node> parent = api(config).map(At::root).flatMap(root -> root.at(end.parent()));
                if (parent.isPresent() && parent.get() instanceof Node.Mapping mapping) {
                    return question(above.name(), mapping.entries().keySet());
                }
            }
        }
        return "";
    }

    private static String question(String name, Collection<String> candidates) {
        return Spelling.question(name, candidates).map(words -> "; " + words).orElse("");
    }

    /** People leave out {@code spec}, for everything they ask about lies below it. */
    private NodePath path() {
        NodePath given = path.given().map(NodePath::parse).orElse(NodePath.ROOT);
        boolean whole = given.isRoot() || given.segments().getFirst().equals("spec");
        return whole || given.segments().getFirst().equals("metadata")
                ? given
                : NodePath.of("spec").resolve(given);
    }
}
