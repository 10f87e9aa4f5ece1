package mgwc.compiler.fuzz;

/** Bytes as the OpenAPI contract of an API. */
public final class CompilesContracts {

    private CompilesContracts() {}

    /** The entry point that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] data) {
        Shop.with("apis/menu/v1/openapi.yaml", data);
    }
}
