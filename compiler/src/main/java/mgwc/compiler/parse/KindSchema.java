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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of one kind, ready to check documents with. Loaded at first use, then kept. */
public final class KindSchema {

    private static final Map<Kind, KindSchema> LOADED = new EnumMap<>(Kind.class);

    private final Schema schema;
    private final SchemaView view;

    private KindSchema(Kind kind) {
        JsonNode json = Registry.MAPPER.readTree(SchemaCatalog.json(kind));
        this.schema = Registry.INSTANCE.getSchema(json);
        this.view = SchemaView.of(json);
    }

    /** Keeps the validator library unloaded until a schema is needed. */
    private static final class Registry {
        static final JsonMapper MAPPER = JsonMapper.shared();
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
        return schema.validate(document);
    }
}
