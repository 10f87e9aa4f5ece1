package mgwc.compiler.step;

/** Selects the upstream for a caller, as the release spells it. */
public enum KeyType {
    PRODUCTION("production"),
    SANDBOX("sandbox");

    private final String text;

    KeyType(String text) {
        this.text = text;
    }

    /** The release's name for what the language calls so. */
    public static KeyType of(mgwc.model.KeyType keyType) {
        return switch (keyType) {
            case PRODUCTION -> PRODUCTION;
            case SANDBOX -> SANDBOX;
        };
    }

    /** How the release spells it. */
    public String text() {
        return text;
    }
}
