package mgwc.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.Markdown;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.Origin;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import mgwc.lsp.WorkspaceSnapshot.PartialDocument;
import mgwc.model.Api;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/**
 * What environments make of one value of an API and who said so, as {@code mgwc explain} tells it. Compiles the one API
 * and nothing beside it, so that the answer is about what is typed now.
 */
final class ValueOrigins {

    private final WorkspaceSnapshot view;

    ValueOrigins(WorkspaceSnapshot view) {
        this.view = view;
    }

    /** A line of Markdown for each environment that has the value; none for what no environment has. */
    public List<String> of(String api, NodePath path) {
        SourceTree alone = alone(api);
        List<String> names = view.partials(Kind.ENVIRONMENT).stream()
                .map(PartialDocument::environment)
                .distinct()
                .toList();
        List<Compilation> compilations = new Compiler().compile(Outcome.of(alone), names);
        List<Diagnostic> findings = compilations.stream()
                .flatMap(compilation -> compilation.diagnostics().stream())
                .toList();
        Redactions redactions = Redactions.of(findings);
        List<String> lines = new ArrayList<>();
        for (Compilation compilation : compilations) {
            compilation
                    .config()
                    .flatMap(config -> served(config, api))
                    .flatMap(served -> served.node(path))
                    .flatMap(node -> text(node, redactions))
                    .ifPresent(text -> lines.add("- **" + compilation.environment() + "** " + text));
        }
        return lines;
    }

    /** The files that say something about one API, without its contract. */
    private SourceTree alone(String api) {
        SortedMap<String, SourceFile> files = new TreeMap<>();
        view.tree().files().forEach((path, file) -> {
            if (!WorkspaceLayout.isOfOneApi(path) && !Folder.APPLICATIONS.holds(path)) {
                files.put(path, file);
            }
        });
        Stream.of(Kind.API, Kind.API_OVERLAY)
                .flatMap(kind -> view.partials(kind).stream())
                .filter(partial -> partial.api().equals(Optional.of(api)))
                .forEach(
                        partial -> view.tree().file(partial.path()).ifPresent(file -> files.put(partial.path(), file)));
        return new SourceTree(Optional.empty(), files);
    }

    private static Optional<At<Api>> served(EnvironmentConfig config, String api) {
        return config.apis().values().stream()
                .filter(served -> served.value().id().toString().equals(api))
                .findFirst();
    }

    private static Optional<String> text(Node node, Redactions redactions) {
        return switch (node) {
            case Node.Mapping ignored -> Optional.empty();
            case Node.Scalar scalar -> Optional.of(text(scalar.text(), node.origin(), redactions));
            case Node.Sequence sequence ->
                sequence.items().stream().allMatch(Node.Scalar.class::isInstance)
                        ? Optional.of(text(shown(sequence, redactions), node.origin(), redactions))
                        : Optional.empty();
        };
    }

    private static String shown(Node.Sequence sequence, Redactions redactions) {
        return sequence.items().stream()
                .map(item -> redactions.shown(item.span(), NodeText.of(item)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(String value, Origin origin, Redactions redactions) {
        return switch (origin) {
            case Origin.Default ignored -> Markdown.code(value) + ", the default";
            case Origin.Written written -> {
                StringBuilder text = new StringBuilder(Markdown.code(redactions.shown(written.span(), value)))
                        .append(" by ")
                        .append(Markdown.code(written.span().toString()));
                written.replaced()
                        .forEach(earlier -> text.append(", where ")
                                .append(Markdown.code(earlier.span().toString()))
                                .append(" said ")
                                .append(Markdown.code(redactions.shown(earlier.span(), earlier.text()))));
                yield text.toString();
            }
        };
    }
}
