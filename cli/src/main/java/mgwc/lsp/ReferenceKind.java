package mgwc.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** What a name in a document stands for, by where it stands. */
enum ReferenceKind {
    TIER,
    ISSUER,
    ENDPOINT_SET,
    OPERATION,
    SCOPE,
    API_NAME,
    API_VERSION,
    API,
    ENVIRONMENT,
    RULE,
    /** A file, relative to the folder of the document. */
    NEIGHBOUR,
    /** A file, relative to the root of the workspace. */
    FILE;

    /**
     * A place that holds names of one meaning.
     *
     * @param path with {@code *} for any one segment
     * @param key whether the name is the key there, not the value
     * @param defines whether the name is given there, not used
     */
    record Slot(Kind kind, NodePath path, boolean key, boolean defines, ReferenceKind referenceKind) {}

    private static final List<Slot> SLOTS = slots();

    private static List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        for (Kind kind : List.of(Kind.API, Kind.API_OVERLAY)) {
            slots.add(value(kind, TIER, "spec", "throttling", "tier"));
            slots.add(value(kind, TIER, "spec", "operations", "*", "throttling", "tier"));
            slots.add(value(kind, ISSUER, "spec", "security", "jwt", "issuers", "*"));
            slots.add(value(kind, ENDPOINT_SET, "spec", "operations", "*", "endpoint"));
            slots.add(value(kind, SCOPE, "spec", "operations", "*", "security", "scopes", "*"));
            slots.add(key(kind, kind == Kind.API, ENDPOINT_SET, "spec", "endpoints", "*"));
            slots.add(key(kind, false, OPERATION, "spec", "operations", "*"));
        }
        slots.add(value(Kind.API, NEIGHBOUR, "spec", "openapi"));
        slots.add(new Slot(Kind.API, NodePath.of("metadata", "name"), false, true, API_NAME));
        slots.add(new Slot(Kind.API, NodePath.of("metadata", "version"), false, true, API_VERSION));
        slots.add(value(Kind.API_OVERLAY, API_NAME, "spec", "targetRef", "name"));
        slots.add(value(Kind.API_OVERLAY, API_VERSION, "spec", "targetRef", "version"));
        slots.add(key(Kind.APPLICATION, false, API, "spec", "subscriptions", "*"));
        slots.add(value(Kind.APPLICATION, TIER, "spec", "subscriptions", "*", "tier"));
        slots.add(new Slot(Kind.ENVIRONMENT, NodePath.of("metadata", "name"), false, true, ENVIRONMENT));
        slots.add(key(Kind.ENVIRONMENT, true, ISSUER, "spec", "issuers", "*"));
        slots.add(key(Kind.ENVIRONMENT, false, TIER, "spec", "tiers", "*"));
        slots.add(value(Kind.ENVIRONMENT, FILE, "spec", "issuers", "*", "jwks", "file"));
        slots.add(key(Kind.THROTTLING_TIERS, true, TIER, "spec", "tiers", "*"));
        slots.add(value(Kind.WORKSPACE, ENVIRONMENT, "spec", "promotion", "*"));
        slots.add(key(Kind.WORKSPACE, false, RULE, "spec", "rules", "*"));
        slots.add(value(Kind.WAIVERS, RULE, "spec", "waivers", "*", "rule"));
        slots.add(value(Kind.WAIVERS, FILE, "spec", "waivers", "*", "file"));
        slots.add(value(Kind.WAIVERS, ENVIRONMENT, "spec", "waivers", "*", "environments", "*"));
        slots.add(new Slot(Kind.RULE, NodePath.of("metadata", "name"), false, true, RULE));
        slots.add(value(Kind.RULE, ENVIRONMENT, "spec", "environments", "*"));
        slots.add(value(Kind.ENVIRONMENT_RELEASE, ENVIRONMENT, "metadata", "name"));
        return List.copyOf(slots);
    }

    private static Slot value(Kind kind, ReferenceKind referenceKind, String... path) {
        return new Slot(kind, NodePath.of(path), false, false, referenceKind);
    }

    private static Slot key(Kind kind, boolean defines, ReferenceKind referenceKind, String... path) {
        return new Slot(kind, NodePath.of(path), true, defines, referenceKind);
    }

    /** The slot at a place of a document. */
    static Optional<Slot> at(Kind kind, NodePath path, boolean key) {
        return SLOTS.stream()
                .filter(slot -> slot.kind() == kind && slot.key() == key && Outline.matches(path, slot.path()))
                .findFirst();
    }

    /** Where names of this meaning stand. */
    List<Slot> slots(boolean defining) {
        return SLOTS.stream()
                .filter(slot -> slot.referenceKind() == this && slot.defines() == defining)
                .toList();
    }
}
