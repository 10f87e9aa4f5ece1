package mgwc.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeJson;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our table of a version refuses whatever the document schema of the OpenAPI Initiative refuses: real documents, and
 * each of them with one thing changed. The schemas and the documents come from npm packages and are not part of the
 * repository; without them the test is skipped.
 */
class OfficialSchemaTest {

    private static final Path PACKAGES = Path.of("../target/npm/node_modules");
    private static final Path SCHEMAS = PACKAGES.resolve("@seriousme/openapi-schema-validator/schemas");
    private static final int LARGEST = 40_000;
    private static final int CHANGES = 40;
    private static final List<JsonNode> STRANGERS = List.of(
            JsonNodeFactory.instance.stringNode("stranger"),
            JsonNodeFactory.instance.numberNode(7),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.objectNode());

    @ParameterizedTest
    @EnumSource(OpenApiVersion.class)
    void refusesWhatTheOfficialSchemaRefuses(OpenApiVersion version) throws IOException {
        Path schemaFile = SCHEMAS.resolve("v" + version + "/schema.json");
        Assumptions.assumeTrue(Files.exists(schemaFile), () -> schemaFile + " is not there");
        Schema schema = schema(version, Files.readString(schemaFile));
        List<JsonNode> documents = documents(version);
        Assumptions.assumeFalse(documents.isEmpty(), () -> "no documents of " + version);
        Random random = new Random(2_3_0_1);
        List<String> missed = new ArrayList<>();
        int refused = 0;
        for (JsonNode document : documents) {
            for (int i = 0; i < CHANGES; i++) {
                JsonNode changed = i == 0 ? document : changed((ObjectNode) document.deepCopy(), random);
                var errors = schema.validate(changed);
                if (!errors.isEmpty()) {
                    refused++;
                    if (findings(changed, version).isEmpty()) {
                        missed.add(errors.getFirst() + " in "
                                + changed.at(
                                        errors.getFirst().getInstanceLocation().toString()));
                    }
                }
            }
        }

        System.out.println("OpenAPI " + version + ": " + documents.size() + " documents, " + refused + " refused");
        assertThat(missed).isEmpty();
        assertThat(refused).isPositive();
    }

    private static Schema schema(OpenApiVersion version, String text) {
        SpecificationVersion dialect = switch (version) {
            case V2_0, V3_0 -> SpecificationVersion.DRAFT_4;
            case V3_1, V3_2 -> SpecificationVersion.DRAFT_2020_12;
        };
        // which expressions and URIs are well-formed is not the schema's to say
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build();
        return SchemaRegistry.withDefaultDialect(dialect, builder -> builder.schemaRegistryConfig(config))
                .getSchema(JsonMapper.shared().readTree(text));
    }

    private static List<Diagnostic> findings(JsonNode document, OpenApiVersion version) {
        byte[] text = document.toString().getBytes(StandardCharsets.UTF_8);
        SourceFile file = new SourceFile("openapi.json", text);
        return ContractReader.read(file, new ContractFiles(new ContractTexts(SourceTree.of(List.of(file)))))
                .diagnostics();
    }

    private static List<JsonNode> documents(OpenApiVersion version) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PACKAGES)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = path.getFileName().toString();
                boolean text = name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
                if (text && !path.startsWith(SCHEMAS) && Files.size(path) < LARGEST) {
                    document(path, version).ifPresent(documents::add);
                }
            }
        }
        documents.add(JsonMapper.shared().readTree(minimal(version)));
        return documents;
    }

    private static Optional<JsonNode> document(Path path, OpenApiVersion version) throws IOException {
        SourceFile file = new SourceFile("openapi.yaml", Files.readAllBytes(path));
        Optional<Node> root = YamlReader.read(file, YamlDialect.CONTRACT).value();
        boolean fits = root.orElse(null) instanceof Node.Mapping mapping
                && mapping.get("openapi").or(() -> mapping.get("swagger")).orElse(null) instanceof Node.Scalar written
                && OpenApiVersion.of(written.text()).equals(Optional.of(version));
        return root.filter(ignored -> fits).map(NodeJson::of).filter(JsonNode::isObject);
    }

    private static String minimal(OpenApiVersion version) {
        String head = version == OpenApiVersion.V2_0 ? "\"swagger\": \"2.0\"" : "\"openapi\": \"" + version + ".0\"";
        return "{" + head + ", \"info\": {\"title\": \"a\", \"version\": \"1\"}, \"paths\": {\"/a\": {\"get\":"
                + " {\"responses\": {\"200\": {\"description\": \"b\"}}}}}}";
    }

    /** The document with one thing deleted, renamed, added or exchanged. */
    private static JsonNode changed(ObjectNode document, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode stranger = STRANGERS.get(random.nextInt(STRANGERS.size())).deepCopy();
        if (container instanceof ArrayNode array) {
            array.add(stranger);
            return document;
        }
        ObjectNode object = (ObjectNode) container;
        List<String> names = List.copyOf(object.propertyNames());
        int kind = names.isEmpty() ? 0 : random.nextInt(4);
        String name = names.isEmpty() ? "stranger" : names.get(random.nextInt(names.size()));
        switch (kind) {
            case 0 -> object.set("stranger", stranger);
            case 1 -> object.remove(name);
            case 2 -> object.set(name + "x", object.remove(name));
            default -> object.set(name, stranger);
        }
        return document;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.valueStream().forEach(child -> collect(child, containers));
        }
    }
}
