package mgwc.compiler.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeJson;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of one kind, ready to check documents with. Loaded at first use, then kept. */
public final class KindSchema {

    private static final Map<Kind, KindSchema> LOADED = new ConcurrentHashMap<>();

    private final Node.Mapping json;
    private final SchemaView view;
    private volatile @Nullable Schema schema;

    private KindSchema(Kind kind) {
        this.json = SchemaReference.file(SchemaCatalog.fileName(kind));
        this.view = SchemaView.of(json);
    }

    /** Keeps the validator library unloaded until there is something to explain. */
    private static final class Registry {
        static final SchemaRegistry INSTANCE = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    }

    /** Keeps what prints JSON unloaded until somebody wants to read it. */
    private static final class Print {
        private static final Separators SEPARATORS = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("");
        private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

        static String of(JsonNode tree) {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER);
            return JsonMapper.shared().writer().with(printer).writeValueAsString(tree) + "\n";
        }
    }

    public static KindSchema of(Kind kind) {
        return LOADED.computeIfAbsent(kind, KindSchema::new);
    }

    /** The schema as a tree of descriptions, allowed fields and defaults. */
    public SchemaView view() {
        return view;
    }

    /** The schema as JSON text that refers to no other file, with a line break at the end. */
    public String text() {
        return Print.of(NodeJson.of(selfContained()));
    }

    Node.Mapping selfContained() {
        return SelfContainedSchema.of(json);
    }

    List<Error> validate(JsonNode document) {
        Schema compiled = schema;
        if (compiled == null) {
            compiled = Registry.INSTANCE.getSchema(NodeJson.of(selfContained()));
            schema = compiled;
        }
        return compiled.validate(document);
    }
}
