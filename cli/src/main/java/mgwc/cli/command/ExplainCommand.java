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
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import mgwc.cli.explanation.KnownPage;
import mgwc.cli.explanation.KnownPages;
import mgwc.cli.explanation.Named;
import mgwc.cli.explanation.NamedText;
import mgwc.cli.explanation.PagePrinter;
import mgwc.cli.explanation.WorkspaceNames;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.effective.EffectiveLeaf;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkspaceFiles;
import mgwc.compiler.text.JsonText;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.Inventory;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.Kind;
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

    private final Argument<String> subject = parameter("NAME")
            .description(
                    "An id or a name as outputs print it. It may be that of a rule, a change, a problem of the gateway"
                            + " (900901) or a category (exposure). It may also be an API, environment, application, tier, issuer,"
                            + " endpoint set or operation of the workspace.")
            .text();

    private final Argument<List<String>> environments = option("--env", "ENV")
            .description("The environments, names separated by commas; without it all.")
            .names();

    private final Argument<String> path = option("--path", "PATH")
            .description("Only the values of an API below this path, such as endpoints.production.")
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
                                "Explain an id or a name, and tell the values of an API with the places that set them.")
                        .footer(
                                "",
                                "  mgwc explain MGW2001",
                                "  mgwc explain 900901",
                                "  mgwc explain prod",
                                "  mgwc explain orders-v1 --path security",
                                "  mgwc explain orders-v1 --env prod --path endpoints.production"))
                .add(subject.spec())
                .add(environments.spec())
                .add(path.spec())
                .add(format.spec());
    }

    @Override
    public Integer call() {
        Optional<KnownPage> page = KnownPages.find(subject.value());
        if (page.isPresent()) {
            return explainPage(page.get());
        }
        if (subject.value().startsWith(POLICY)) {
            return explainPolicy(subject.value().substring(POLICY.length()));
        }
        if (subject.value().toUpperCase(Locale.ROOT).matches("MGW\\d+")) {
            throw new UsageException("no rule `" + subject.value() + "`"
                    + Spelling.question(subject.value(), KnownPages.ruleIds())
                            .map(words -> "; " + words)
                            .orElse(""));
        }
        return explainWorkspace();
    }

    /** A workspace may have given a name that is also a word of ours, such as an endpoint set `internal`. */
    private int explainPage(KnownPage page) {
        if (!page.isWord() && options.source().isPresent()) {
            throw new UsageException("`" + subject.value() + "` is the same in every workspace, so it takes no "
                    + options.source().get());
        }
        switch (format.value()) {
            case TEXT -> {
                print(page.page());
                if (page.isWord() && options.hasRoot(context)) {
                    alsoNamed();
                }
            }
            case JSON -> json(page.json().put("page", page.page()));
        }
        return ExitCode.OK;
    }

    private void alsoNamed() {
        Outcome<SourceTree> source = new Inputs(context, options).read();
        List<Compilation> compilations = new Compiler().compile(source, names(source));
        List<Diagnostic> findings = findings(compilations);
        List<Named> found = new WorkspaceNames(configs(compilations)).find(subject.value());
        if (!found.isEmpty()) {
            context.out().println();
            new NamedText(found, Redactions.of(findings)).write(palette(), context.out());
        }
    }

    private static List<Diagnostic> findings(List<Compilation> compilations) {
        return compilations.stream()
                .flatMap(compilation -> compilation.diagnostics().stream())
                .toList();
    }

    private static List<EnvironmentConfig> configs(List<Compilation> compilations) {
        return compilations.stream()
                .flatMap(compilation -> compilation.config().stream())
                .toList();
    }

    /** On a terminal without the marks of Markdown. */
    private void print(String page) {
        boolean person = palette().colourful() || context.terminals().contains("out");
        context.out().print(person ? new PagePrinter(palette()).print(page) : page);
    }

    private Palette palette() {
        return new Palette(options.colourful(context, "out"));
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
            case TEXT -> print(page);
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

    private int explainWorkspace() {
        Outcome<SourceTree> source = new Inputs(context, options).read();
        Collection<String> names = names(source);
        if (names.isEmpty()) {
            throw new UsageException("nothing is called `" + subject.value() + "`: the workspace has no environments"
                    + question(subject.value(), KnownPages.words()));
        }
        List<Compilation> compilations = new Compiler().compile(source, names);
        List<Diagnostic> findings = findings(compilations);
        List<EnvironmentConfig> configs = configs(compilations);
        if (configs.size() < compilations.size()) {
            new Console(context, options).findings(findings, ReleaseBuild.lines(source));
            return ExitCode.FINDINGS;
        }
        Redactions redactions = Redactions.of(findings);
        if (configs.stream().anyMatch(config -> api(config).isPresent())) {
            explainApi(configs, redactions);
        } else {
            explainNames(new WorkspaceNames(configs), configs, redactions);
        }
        return ExitCode.OK;
    }

    private void explainNames(WorkspaceNames names, List<EnvironmentConfig> configs, Redactions redactions) {
        List<Named> found = names.find(subject.value());
        if (found.isEmpty()) {
            SortedSet<String> known = names.all();
            known.addAll(KnownPages.words());
            throw new UsageException("nothing is called `" + subject.value() + "` in " + where(configs)
                    + question(subject.value(), known));
        }
        if (path.given().isPresent()) {
            throw new UsageException("--path is for APIs; `" + subject.value() + "` is " + kinds(found));
        }
        NamedText text = new NamedText(found, redactions);
        switch (format.value()) {
            case TEXT -> text.write(palette(), context.out());
            case JSON -> json(text.json(subject.value()));
        }
    }

    private static String kinds(List<Named> found) {
        String kind = found.getFirst().kind();
        return ("aeio".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }

    private void explainApi(List<EnvironmentConfig> configs, Redactions redactions) {
        Map<String, List<EffectiveLeaf>> values = new LinkedHashMap<>();
        configs.forEach(config ->
                api(config).ifPresent(api -> values.put(config.name(), EffectiveLeaf.below(api.root(), path()))));
        if (values.values().stream().allMatch(List::isEmpty)) {
            throw new UsageException("`" + subject.value() + "` has nothing at `"
                    + path.given().orElse("") + "` in " + where(configs) + closest(configs));
        }
        switch (format.value()) {
            case TEXT -> writeText(values, redactions);
            case JSON -> writeJson(values, redactions);
        }
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
            EffectiveLeaf.writeText(list, redactions, palette(), context.out());
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
