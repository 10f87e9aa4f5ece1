package mgwc.compiler.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.workspace.FileRole;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.NodeJson;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.model.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick look never lets pass what the validator refuses, and lets pass what is in order. */
class SchemaFitTest {

    private static final int CHANGES = 400;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "0",
            "v1",
            "/x",
            "x y",
            "https://a.example",
            "http://",
            "1m",
            "1h",
            "\ud83c\udf55",
            "a\n",
            "1m\n",
            "/x\u2028",
            "https://a.example\r\n",
            "a".repeat(300));
    private static final List<String> NUMBERS = List.of("0", "-1", "1", "65536", "007", "1000000001", "99999999999");

    private record Subject(SourceFile file, Kind kind, Node root) {
        @Override
        public String toString() {
            return file.path();
        }
    }

    private static Stream<Subject> documents() {
        return Stream.of(
                        "..",
                        "src/test/fixtures/rule/failing-policy-example/input",
                        "src/test/fixtures/rule/unusable-waiver/input")
                .flatMap(folder -> WorkTree.read(Path.of(folder)).value().orElseThrow().files().values().stream())
                .filter(file -> FileRole.of(file) == FileRole.DOCUMENT)
                .flatMap(file -> {
                    Node root =
                            YamlReader.read(file, YamlDialect.CONTRACT).value().orElseThrow();
                    return root.textAt(mgwc.value.NodePath.of("kind")).flatMap(Kind::of).stream()
                            .map(kind -> new Subject(file, kind, root));
                });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentsInOrderNeedNoSecondLook(Subject subject) {
        assertThat(SchemaFit.isSure(
                        subject.root(), KindSchema.of(subject.kind()).view()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatTheValidatorRefusesIsNeverSure(Subject subject) {
        KindSchema schema = KindSchema.of(subject.kind());
        Random random = new Random(subject.file().path().hashCode());
        int refused = 0;
        for (int i = 0; i < CHANGES; i++) {
            Node changed = change(subject.root(), random);
            boolean valid = schema.validate(NodeJson.of(changed)).isEmpty();
            refused += valid ? 0 : 1;
            if (!valid && changed instanceof Node.Mapping mapping) {
                assertThat(SchemaCheck.check(mapping, schema))
                        .as("%s", NodeJson.of(changed))
                        .isNotEmpty();
            }
            if (SchemaFit.isSure(changed, schema.view())) {
                assertThat(valid).as("%s", NodeJson.of(changed)).isTrue();
            }
        }
        assertThat(refused).isGreaterThan(CHANGES / 10);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nothingInASchemaIsBeyondTheQuickLook(Kind kind) {
        assertThat(keywords(KindSchema.of(kind).selfContained())).isSubsetOf(SchemaView.UNDERSTOOD);
    }

    /** The keys of schemas, not those of the values and names that schemas hold. */
    private static List<String> keywords(Node schema) {
        List<String> found = new ArrayList<>();
        if (schema instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                found.add(key);
                switch (key) {
                    case "properties", "definitions" ->
                        ((Node.Mapping) entry.value())
                                .entries()
                                .values()
                                .forEach(child -> found.addAll(keywords(child.value())));
                    case "items", "additionalProperties", "propertyNames" -> found.addAll(keywords(entry.value()));
                    default -> {}
                }
            });
        }
        return found;
    }

    /** The tree with one random value of it replaced, taken out or doubled. */
    private static Node change(Node node, Random random) {
        if (random.nextInt(6) == 0) {
            return invented(node, random);
        }
        return switch (node) {
            case Node.Mapping mapping -> changeMapping(mapping, random);
            case Node.Sequence sequence -> changeSequence(sequence, random);
            case Node.Scalar scalar -> invented(scalar, random);
        };
    }

    private static Node changeMapping(Node.Mapping mapping, Random random) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        List<String> keys = List.copyOf(entries.keySet());
        if (keys.isEmpty()) {
            return invented(mapping, random);
        }
        String key = keys.get(random.nextInt(keys.size()));
        Entry entry = entries.get(key);
        switch (random.nextInt(8)) {
            case 0 -> entries.remove(key);
            case 1 -> entries.put(TEXTS.get(random.nextInt(TEXTS.size())), entry);
            default -> entries.put(key, new Entry(entry.keySpan(), change(entry.value(), random)));
        }
        return new Node.Mapping(mapping.origin(), entries);
    }

    private static Node changeSequence(Node.Sequence sequence, Random random) {
        List<Node> items = new ArrayList<>(sequence.items());
        int index = items.isEmpty() ? 0 : random.nextInt(items.size());
        switch (random.nextInt(4)) {
            case 0 -> items.clear();
            case 1 -> items.addAll(sequence.items());
            default -> {
                if (!items.isEmpty()) {
                    items.set(index, change(items.get(index), random));
                }
            }
        }
        return new Node.Sequence(sequence.origin(), items);
    }

    private static Node invented(Node node, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Node.Mapping(node.origin(), new LinkedHashMap<>(Map.of()));
            case 1 -> new Node.Sequence(node.origin(), List.of(node, node));
            case 2 -> new Node.Scalar(node.origin(), "true", ScalarType.BOOLEAN);
            case 3 -> new Node.Scalar(node.origin(), "false", ScalarType.BOOLEAN);
            case 4 -> new Node.Scalar(node.origin(), NUMBERS.get(random.nextInt(NUMBERS.size())), ScalarType.INTEGER);
            case 5 -> new Node.Scalar(node.origin(), "1.5", ScalarType.DECIMAL);
            default -> new Node.Scalar(node.origin(), TEXTS.get(random.nextInt(TEXTS.size())), ScalarType.STRING);
        };
    }
}
