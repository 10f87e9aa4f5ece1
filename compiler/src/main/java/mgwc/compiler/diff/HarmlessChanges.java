package mgwc.compiler.diff;

import static mgwc.compiler.change.Consequence.NONE;
import static mgwc.compiler.change.Subject.Kind.API;
import static mgwc.compiler.change.Subject.Kind.APPLICATION;
import static mgwc.compiler.change.Subject.Kind.TIER;

import java.util.List;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.Leaf;
import mgwc.compiler.change.Risk;
import mgwc.model.KeyType;
import mgwc.value.NodePath;

/** Changes after which the gateway does what it did. */
final class HarmlessChanges {

    private static final int SET_DEPTH = 3;
    private static final NodePath ENDPOINTS = NodePath.of("spec", "endpoints");

    static final ChangeRule UNUSED = ChangeRule.of(
                    "MGW9001", "unused-declaration", "Nothing that the environment serves refers to this.")
            .means(NONE, Risk.NONE)
            .when(HarmlessChanges::unused);

    static final List<ChangeRule> RULES = List.of(
            UNUSED,
            ChangeRule.of("MGW9002", "documentation", "Only what people read changes.")
                    .means(NONE, Risk.NONE)
                    .when(Leaf.of(API, "metadata.owner", "metadata.description")
                            .or(Leaf.of(APPLICATION, "metadata.owner", "metadata.description"))),
            ChangeRule.of("MGW9003", "renamed-path-parameter", "A path parameter has another name in the contract.")
                    .means(NONE, Risk.NONE)
                    .when(Leaf.of(API, "spec.operations.*").goes(Renames::sameRequests)),
            ChangeRule.of("MGW9004", "listed-tier", "A tier is declared or gone; what refers to it changes by itself.")
                    .means(NONE, Risk.NONE)
                    .when(Leaf.of(TIER, "")),
            ChangeRule.of("MGW9005", "changed-labels", "The API has other labels and is still served here.")
                    .means(NONE, Risk.LOW)
                    .when(Leaf.of(API, "metadata.labels.**").or(Leaf.of(APPLICATION, "metadata.labels.**"))));

    private HarmlessChanges() {}

    private static boolean unused(Change change, Comparison sides) {
        return switch (change.subject().kind()) {
            case TIER, ISSUER ->
                !sides.before().uses(change.subject()) && !sides.after().uses(change.subject());
            case API ->
                change.path().startsWith(ENDPOINTS)
                        && change.path().segments().size() >= SET_DEPTH
                        && !serves(change, sides.before())
                        && !serves(change, sides.after());
            case ENVIRONMENT, APPLICATION -> false;
        };
    }

    /** Whether any request can reach the endpoint set: by key type, or because an operation names it. */
    private static boolean serves(Change change, EffectiveValues side) {
        String set = change.path().segments().get(SET_DEPTH - 1);
        for (KeyType keyType : KeyType.values()) {
            if (keyType.endpointSet().equals(set)) {
                return true;
            }
        }
        return side.of(change.subject()).entrySet().stream()
                .anyMatch(leaf -> leaf.getKey().name().equals("endpoint")
                        && leaf.getValue().text().equals(set));
    }
}
