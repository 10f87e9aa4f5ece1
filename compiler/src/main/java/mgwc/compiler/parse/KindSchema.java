package mgwc.compiler.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeJson;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The schema of one kind, ready to check documents with. Loaded at first use, then kept. */
public final class KindSchema {

    private static final Map<Kind, KindSchema> LOADED = new ConcurrentHashMap<>();

    private final Node.Mapping json;
    private final SchemaView view;
    private volatile @Nullable Schema schema;

    private KindSchema(Kind kind) {
        this.json = read(new SourceFile(
                SchemaCatalog.fileName(kind), SchemaCatalog.json(kind).getBytes(UTF_8)));
        this.view = SchemaView.of(json);
    }

    /** JSON is YAML: what has read the documents is ready, the JSON library is not. */
    private static Node.Mapping read(SourceFile schema) {
        return (Node.Mapping)
                YamlReader.read(schema, YamlDialect.CONTRACT).value().orElseThrow();
    }

    /** Keeps the validator library unloaded until there is something to explain. */
    private static final class Registry {
        static final SchemaRegistry INSTANCE = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    }

    public static KindSchema of(Kind kind) {
        return LOADED.computeIfAbsent(kind, KindSchema::new);
    }

    /** The schema as a tree of descriptions, allowed fields and defaults. */
    public SchemaView view() {
        return view;
    }

    List<Error> validate(JsonNode document) {
        Schema compiled = schema;
        if (compiled == null) {
            compiled = Registry.INSTANCE.getSchema(NodeJson.of(json));
            schema = compiled;
        }
        return compiled.validate(document);
    }
}
