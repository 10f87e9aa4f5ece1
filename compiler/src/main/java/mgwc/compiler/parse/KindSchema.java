package mgwc.compiler.parse;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of one kind, ready to check documents with. Loaded at first use, then kept. */
public final class KindSchema {

    private static final Map<Kind, KindSchema> LOADED = new EnumMap<>(Kind.class);

    private final JsonNode json;
    private final SchemaView view;
    private volatile @Nullable Schema schema;

    private KindSchema(Kind kind) {
        this.json = JsonMapper.shared().readTree(SchemaCatalog.json(kind));
        this.view = SchemaView.of(json);
    }

    /** Keeps the validator library unloaded until there is something to explain. */
    private static final class Registry {
        static final SchemaRegistry INSTANCE = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    }

    public static KindSchema of(Kind kind) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(kind, KindSchema::new);
        }
    }

    /** The schema as a tree of descriptions, allowed fields and defaults. */
    public SchemaView view() {
        return view;
    }

    List<Error> validate(JsonNode document) {
        Schema compiled = schema;
        if (compiled == null) {
            compiled = Registry.INSTANCE.getSchema(json);
            schema = compiled;
        }
        return compiled.validate(document);
    }
}
