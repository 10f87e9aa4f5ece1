package mgwc.compiler.resolve;

import java.util.List;
import java.util.function.Function;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.model.Waivers;
import mgwc.model.WorkspaceRule;

/** Documents that hold for all environments alike, so that nothing is merged into them. */
public final class WorkspacePolicies {

    private WorkspacePolicies() {}

    public static List<At<Waivers>> waivers(SharedDeclarations declarations) {
        return bound(declarations, Kind.WAIVERS, Binder::waivers);
    }

    public static List<At<WorkspaceRule>> rules(SharedDeclarations declarations) {
        return bound(declarations, Kind.RULE, Binder::rule);
    }

    private static <T> List<At<T>> bound(SharedDeclarations declarations, Kind kind, Function<Node.Mapping, T> bind) {
        return declarations.ofKind(kind).stream()
                .map(document -> {
                    Node.Mapping root =
                            Defaults.fillIn(document.root(), KindSchema.of(kind).view());
                    return new At<>(bind.apply(root), document.path(), root);
                })
                .toList();
    }
}
