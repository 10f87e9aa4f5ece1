package mgwc.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.layout.WorkspaceLayout;
import mgwc.lsp.ContractPlaces.Pointed;
import mgwc.lsp.Outline.Entry;
import mgwc.lsp.Outline.Spot;
import mgwc.lsp.References.Target;
import mgwc.lsp.WorkspaceSnapshot.PartialDocument;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** From a name to what it stands for, and back. */
final class Navigation {

    private final WorkspaceSnapshot view;
    private final References references;

    Navigation(WorkspaceSnapshot view) {
        this.view = view;
        this.references = new References(view);
    }

    /** Where what stands at a place is defined. */
    List<SourceSpan> definitions(String path, Lines.Place place) {
        Optional<PartialDocument> partial = view.partial(path);
        if (partial.isEmpty()) {
            return view
                    .contract(path)
                    .spot(place)
                    .filter(spot -> !spot.key() && spot.entry().name().equals("$ref"))
                    .flatMap(spot -> references
                            .contracts()
                            .find(ContractPlaces.pointed(path, spot.entry().text())))
                    .stream()
                    .toList();
        }
        return partial.get().outline().spot(place).stream()
                .flatMap(spot -> definitions(partial.get(), spot).stream())
                .toList();
    }

    private List<SourceSpan> definitions(PartialDocument partial, Spot spot) {
        Optional<Target> target = references.target(partial, spot);
        if (target.isPresent()) {
            return nearest(partial, references.definitions(target.get()));
        }
        return spot.key() && partial.kind() == Kind.API_OVERLAY
                ? changed(partial, spot.entry().path())
                : List.of();
    }

    /** Of several places those in the environment of the document, if there are any. */
    private static List<SourceSpan> nearest(PartialDocument partial, List<SourceSpan> places) {
        String folder = WorkspaceLayout.environmentFolder(partial.environment());
        List<SourceSpan> near = places.stream()
                .filter(span -> !partial.environment().isEmpty() && span.file().startsWith(folder))
                .toList();
        return near.isEmpty() ? places : near;
    }

    /** What an overlay changes: the same key in the API. */
    private List<SourceSpan> changed(PartialDocument overlay, NodePath path) {
        return overlay.api().flatMap(view::api).flatMap(api -> api.outline().at(path)).map(Entry::key).stream()
                .toList();
    }

    /** Where what stands at a place is used, in the order of paths and lines. */
    List<SourceSpan> uses(String path, Lines.Place place, boolean withDefinitions) {
        List<SourceSpan> found = new ArrayList<>();
        Optional<PartialDocument> partial = view.partial(path);
        Optional<Target> target = partial.isPresent()
                ? partial.get().outline().spot(place).flatMap(spot -> references.target(partial.get(), spot))
                : inContract(path, place);
        if (target.isPresent()) {
            found.addAll(references.uses(target.get()));
            if (withDefinitions) {
                found.addAll(references.definitions(target.get()));
            }
        } else if (partial.isEmpty()) {
            view.contract(path).spot(place).filter(Spot::key).ifPresent(spot -> {
                found.addAll(references
                        .contracts()
                        .references(new Pointed(path, spot.entry().path())));
                if (withDefinitions) {
                    found.add(spot.span());
                }
            });
        }
        return found.stream().distinct().sorted().toList();
    }

    /** The operation or scope that a contract defines at a place. */
    private Optional<Target> inContract(String path, Lines.Place place) {
        return view.contract(path).spot(place).flatMap(spot -> {
            SourceSpan span = spot.span();
            Optional<Target> operation = references.contracts().operations(path).values().stream()
                    .filter(candidate -> candidate.span().equals(span))
                    .map(candidate -> new Target(ReferenceKind.OPERATION, path, candidate.key()))
                    .findFirst();
            return operation.or(() -> references.contracts().scopes(path).entrySet().stream()
                    .filter(scope -> scope.getValue().equals(span))
                    .map(scope -> new Target(ReferenceKind.SCOPE, path, scope.getKey()))
                    .findFirst());
        });
    }
}
