package mgwc.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import mgwc.model.Kind;

/** The JSON Schemas (draft-07) as they ship with the language. */
public final class SchemaCatalog {

    /** The value of {@code apiVersion} that these schemas describe. */
    public static final String API_VERSION = "mgwc/v1";

    private SchemaCatalog() {}

    /** The file name under which the schema of a kind is exported: {@code apioverlay.json}. */
    public static String fileName(Kind kind) {
        return kind.schemaName() + ".json";
    }

    /** The schema of a kind, as JSON text. Read anew at each call. */
    public static String json(Kind kind) {
        String resource = "/mgwc/schema/v1/" + fileName(kind);
        try (InputStream in = SchemaCatalog.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("schema " + resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
