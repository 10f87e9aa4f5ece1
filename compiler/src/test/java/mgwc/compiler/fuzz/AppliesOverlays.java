package mgwc.compiler.fuzz;

/** Bytes as the overlay of an API. */
public final class AppliesOverlays {

    private AppliesOverlays() {}

    /** The entry point that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] data) {
        Shop.with("environments/prod/apis/menu-v1.yaml", data);
    }
}
