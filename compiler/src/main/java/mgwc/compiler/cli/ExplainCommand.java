package mgwc.compiler.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Spelling;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.source.SourceTree;
import mgwc.model.Api;
import mgwc.value.ApiId;
import mgwc.value.NodePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mgwc explain}. */
@Command(
        name = "explain",
        description = "Tell what a rule is about, or what an environment makes of an API and who said so.",
        footer = {"", "  mgwc explain MGW2001", "  mgwc explain orders-v1 --env prod --path endpoints.production"})
final class ExplainCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON
    }

    private final Surroundings surroundings;
    private final GlobalOptions options;

    @Parameters(index = "0", paramLabel = "RULE|API", description = "A rule id or an API such as orders-v1.")
    private String subject = "";

    @Option(names = "--env", paramLabel = "ENV", description = "The environment; needed for an API.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--path", paramLabel = "PATH", description = "Only what lies below, such as endpoints.production.")
    private Optional<String> path = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private Format format = Format.TEXT;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    ExplainCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() {
        String rule = subject.toUpperCase(Locale.ROOT);
        return rule.matches("MGW\\d+") ? explainRule(rule) : explainApi();
    }

    private int explainRule(String id) {
        surroundings.out().print(RulePages.page(id).orElseThrow(() -> mistake("no rule `" + id + "`")));
        return ExitCode.OK;
    }

    private int explainApi() {
        if (environment.isEmpty()) {
            throw mistake("name the environment with --env to explain `" + subject + "`");
        }
        Outcome<SourceTree> source = new Inputs(surroundings, options).read();
        Compilation compilation = new Compiler().compile(source, environment.get());
        if (compilation.config().isEmpty()) {
            new Screen(surroundings, options).findings(compilation.diagnostics(), ReleaseBuild.lines(source));
            return ExitCode.FINDINGS;
        }
        EnvironmentConfig config = compilation.config().get();
        List<EffectiveValue> values = EffectiveValue.below(api(config), path());
        if (values.isEmpty()) {
            throw mistake("`" + subject + "` has nothing at `" + path.orElse("") + "` in `" + config.name() + "`");
        }
        switch (format) {
            case TEXT -> EffectiveValue.writeText(values, surroundings.out());
            case JSON -> EffectiveValue.writeJson(subject, config.name(), values, surroundings.out());
        }
        return ExitCode.OK;
    }

    private At<Api> api(EnvironmentConfig config) {
        return config.apis().entrySet().stream()
                .filter(api -> api.getKey().toString().equals(subject))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> mistake("`" + config.name() + "` has no API `" + subject + "`; " + hint(config)));
    }

    private String hint(EnvironmentConfig config) {
        List<String> names =
                config.apis().keySet().stream().map(ApiId::toString).toList();
        return Spelling.question(subject, names)
                .orElseGet(() -> names.isEmpty() ? "it has none" : "there is `" + String.join("`, `", names) + "`");
    }

    /** People leave out {@code spec}, for everything they ask about lies below it. */
    private NodePath path() {
        NodePath given = path.map(NodePath::parse).orElse(NodePath.ROOT);
        boolean whole = given.isRoot() || given.segments().getFirst().equals("spec");
        return whole || given.segments().getFirst().equals("metadata")
                ? given
                : NodePath.of("spec").resolve(given);
    }

    private ParameterException mistake(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
