package mgwc.compiler.resolve;

import java.util.List;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.KindSchema;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.model.Waivers;

/** Documents that hold for all environments alike, so that nothing is merged into them. */
public final class WorkspacePolicies {

    private WorkspacePolicies() {}

    public static List<At<Waivers>> waivers(Declarations declarations) {
        return declarations.ofKind(Kind.WAIVERS).stream()
                .map(document -> {
                    Node.Mapping root = Defaults.fillIn(
                            document.root(), KindSchema.of(Kind.WAIVERS).view());
                    return new At<>(Binder.waivers(root), document.path(), root);
                })
                .toList();
    }
}
