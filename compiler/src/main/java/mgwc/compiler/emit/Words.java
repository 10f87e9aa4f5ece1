package mgwc.compiler.emit;

import mgwc.model.KeyType;
import mgwc.model.LoadBalancing;

/** How the release spells the language's enumerations. */
final class Words {

    private Words() {}

    static String of(LoadBalancing kind) {
        return switch (kind) {
            case ROUND_ROBIN -> "round-robin";
        };
    }

    static String of(KeyType keyType) {
        return switch (keyType) {
            case PRODUCTION -> "production";
            case SANDBOX -> "sandbox";
        };
    }
}
