package mgwc.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import mgwc.compiler.diff.ChangeSet;
import mgwc.compiler.diff.ChangeText;
import mgwc.compiler.diff.EffectiveDiff;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Parser;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.source.GitTree;
import mgwc.compiler.source.SourceTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mgwc diff}. */
@Command(
        name = "diff",
        description = "Tell what an environment would get differently: effective values, not lines of files.",
        footer = {
            "",
            "  mgwc diff origin/main...HEAD --env prod    since the branches parted",
            "  mgwc diff v1.2..v1.3 --env prod            from one to the other",
            "  mgwc diff HEAD --env dev                   to the work tree, or to the index with --staged"
        })
final class DiffCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    @Parameters(index = "0", paramLabel = "A..B|A...B", description = "Commits; without B the work tree.")
    private String range = "";

    @Option(
            names = "--env",
            split = ",",
            required = true,
            paramLabel = "ENV",
            description = "The environments; names separated by commas.")
    private List<String> environments = List.of();

    @Option(names = "--exit-code", description = "Exit with 2 when there are changes.")
    private boolean exitCode;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private ExplainCommand.Format format = ExplainCommand.Format.TEXT;

    DiffCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        Inputs inputs = new Inputs(surroundings, options);
        Range commits = Range.parse(range);
        Outcome<SourceTree> before = GitTree.atCommit(inputs.root(), commits.start(inputs.root()));
        Outcome<SourceTree> after =
                commits.end().isEmpty() ? inputs.read() : GitTree.atCommit(inputs.root(), commits.end());
        Map<String, ChangeSet> changes = new LinkedHashMap<>();
        for (String environment : new TreeSet<>(environments)) {
            Optional<EnvironmentConfig> old = resolved(before, environment);
            Optional<EnvironmentConfig> now = resolved(after, environment);
            if (old.isEmpty() || now.isEmpty()) {
                return ExitCode.FINDINGS;
            }
            changes.put(environment, EffectiveDiff.between(old.get(), now.get()));
        }
        switch (format) {
            case TEXT -> writeText(changes);
            case JSON -> ChangeJson.write(changes, surroundings.out());
        }
        boolean any = changes.values().stream().anyMatch(set -> !set.isEmpty());
        return any && exitCode ? ExitCode.CHANGES : ExitCode.OK;
    }

    private void writeText(Map<String, ChangeSet> changes) throws IOException {
        for (Map.Entry<String, ChangeSet> environment : changes.entrySet()) {
            if (changes.size() > 1) {
                surroundings.out().println("== " + environment.getKey());
            }
            ChangeText.write(environment.getValue(), surroundings.out());
        }
    }

    /** A side with errors has no effective values to compare; its errors are shown. */
    private Optional<EnvironmentConfig> resolved(Outcome<SourceTree> source, String environment) {
        Outcome<EnvironmentConfig> config = source.then(Parser::parse)
                .then((Declarations declarations) -> Resolver.resolve(declarations, environment));
        if (config.hasErrors()) {
            new Screen(surroundings, options).findings(config.diagnostics(), ReleaseBuild.lines(source));
            return Optional.empty();
        }
        return config.value();
    }

    /**
     * {@code A..B}, {@code A...B} or {@code A}.
     *
     * @param end empty for the work tree
     * @param sinceParting whether to start where the two parted
     */
    private record Range(String from, String end, boolean sinceParting) {

        static Range parse(String text) {
            int dots = text.indexOf("..");
            if (dots < 0) {
                return new Range(text, "", false);
            }
            boolean three = text.startsWith("...", dots);
            return new Range(text.substring(0, dots), text.substring(dots + (three ? 3 : 2)), three);
        }

        String start(Path root) {
            String one = from.isEmpty() ? "HEAD" : from;
            return sinceParting ? GitTree.mergeBase(root, one, end.isEmpty() ? "HEAD" : end) : one;
        }
    }
}
