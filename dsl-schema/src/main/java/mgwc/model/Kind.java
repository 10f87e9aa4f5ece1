package mgwc.model;

import java.util.Locale;
import java.util.Optional;

/** The kinds of document a workspace holds; {@code kind:} in a file picks its schema. */
public enum Kind {
    WORKSPACE("Workspace"),
    API("Api"),
    API_OVERLAY("ApiOverlay"),
    ENVIRONMENT("Environment"),
    APPLICATION("Application"),
    THROTTLING_TIERS("ThrottlingTiers"),
    RULE("Rule"),
    WAIVERS("Waivers"),
    ENVIRONMENT_RELEASE("EnvironmentRelease");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** The kind with exactly this spelling. */
    public static Optional<Kind> of(String text) {
        for (Kind kind : values()) {
            if (kind.text.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The base name of the kind's schema file: {@code apioverlay}. */
    public String schemaName() {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
