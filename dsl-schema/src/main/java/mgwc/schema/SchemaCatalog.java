package mgwc.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.model.Kind;

/**
 * The JSON Schemas (draft-07) as they ship with the language: one file a kind, and one a section of an Api spec, to
 * which those of Api and ApiOverlay refer.
 */
public final class SchemaCatalog {

    /** The value of {@code apiVersion} that these schemas describe. */
    public static final String API_VERSION = "mgwc/v1";

    private static final Pattern SECTION = Pattern.compile("\"\\$ref\": \"(sections/[^\"#]+)");

    private SchemaCatalog() {}

    /** The file name under which the schema of a kind is exported: {@code apioverlay.json}. */
    public static String fileName(Kind kind) {
        return kind.schemaName() + ".json";
    }

    /** The schema of a kind, as JSON text. It may refer to {@link #sections}. Read anew at each call. */
    public static String json(Kind kind) {
        return json(fileName(kind));
    }

    /**
     * A schema file, as JSON text. Read anew at each call.
     *
     * @param file relative to the folder of all schemas: {@code api.json}, {@code sections/security.json}
     */
    public static String json(String file) {
        String resource = "/mgwc/schema/v1/" + file;
        try (InputStream in = SchemaCatalog.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("schema " + resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files with the sections to which the schema of a kind refers: {@code sections/security.json}. */
    public static SortedSet<String> sections(Kind kind) {
        SortedSet<String> files = new TreeSet<>();
        Matcher references = SECTION.matcher(json(kind));
        while (references.find()) {
            files.add(references.group(1));
        }
        return Collections.unmodifiableSortedSet(files);
    }
}
