package mgwc.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.text.Markdown;
import mgwc.lsp.Outline.Spot;
import mgwc.lsp.WorkspaceSnapshot.PartialDocument;
import mgwc.model.Kind;
import mgwc.value.NodePath;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What is told about the key or the value that somebody points at. */
final class Hovers {

    private final WorkspaceSnapshot view;
    private final PartialDocument partial;
    private final References references;

    private Hovers(WorkspaceSnapshot view, PartialDocument partial) {
        this.view = view;
        this.partial = partial;
        this.references = new References(view);
    }

    static Optional<Hover> at(WorkspaceSnapshot view, String path, Lines lines, Lines.Place place) {
        return view.partial(path)
                .flatMap(partial -> partial.outline()
                        .spot(place)
                        .flatMap(spot -> new Hovers(view, partial)
                                .text(spot)
                                .map(text -> new Hover(
                                        new MarkupContent(MarkupKind.MARKDOWN, text), lines.range(spot.span())))));
    }

    private Optional<String> text(Spot spot) {
        List<String> parts = new ArrayList<>();
        references.target(partial, spot).ifPresent(target -> parts.addAll(new Summary(view, references).of(target)));
        if (spot.key()) {
            schema(spot.entry().path()).ifPresent(parts::add);
        } else {
            effective(spot.entry().path()).ifPresent(parts::add);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", parts));
    }

    private Optional<String> schema(NodePath path) {
        return KindSchema.of(partial.kind()).view().at(path).map(schema -> {
            boolean required = KindSchema.of(partial.kind())
                    .view()
                    .at(path.parent())
                    .filter(parent -> parent.required().contains(path.name()))
                    .isPresent();
            return Markdown.code(path.dotted()) + (required ? ", required" : "") + "\n\n" + SchemaText.of(schema);
        });
    }

    private Optional<String> effective(NodePath path) {
        boolean merged = (partial.kind() == Kind.API || partial.kind() == Kind.API_OVERLAY)
                && path.segments().getFirst().equals("spec")
                && !path.startsWith(NodePath.of("spec", "targetRef"));
        if (!merged) {
            return Optional.empty();
        }
        return partial.api().flatMap(api -> {
            ValueOrigins values = new ValueOrigins(view);
            List<String> lines = values.of(api, path);
            return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
        });
    }
}
