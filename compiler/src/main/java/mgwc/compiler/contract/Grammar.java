package mgwc.compiler.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mgwc.compiler.contract.ValueType.Choice;
import mgwc.compiler.contract.ValueType.Either;
import mgwc.compiler.contract.ValueType.KeyForm;
import mgwc.compiler.contract.ValueType.ListOf;
import mgwc.compiler.contract.ValueType.MapOf;
import mgwc.compiler.contract.ValueType.Named;
import mgwc.compiler.contract.ValueType.OrReference;
import mgwc.compiler.contract.ValueType.Primitive;
import mgwc.compiler.contract.ValueType.Reference;

/**
 * The objects of one OpenAPI version, read from a table of ours. The table says the same as the document schema that
 * the OpenAPI Initiative publishes, in a form that names one branch where the schema has alternatives, so that a
 * mistake is one finding; a test holds the two together.
 *
 * <p>A line without indentation starts an object: its name, then {@code open} when unknown fields are allowed, or
 * {@code by FIELD} when the lines below name the object that each value of a field stands for. An indented line is a
 * field ({@code !} after the name of a required one) and its type, with these names for other keys: {@code *} all,
 * {@code <path>} those with a leading slash, {@code <status>} response codes; or {@code + OBJECT} to take in fields, or
 * {@code ? one|some|apart|only NAME…}.
 *
 * <p>Types: {@code text}, {@code bool}, {@code true}, {@code number}, {@code count}, {@code any}, {@code schema} (the
 * name of a schema or a reference to it), the name of an object, {@code =a|b} texts, {@code [T]} list ({@code +} not
 * empty, {@code !} without duplicates), <code>{T}</code> mapping ({@code 1} of one entry, {@code name:} and
 * {@code token:} for the form of keys), {@code &T} with a Reference Object allowed, {@code ->T} reference, {@code A/B}
 * either.
 */
final class Grammar {

    private static final Map<OpenApiVersion, Grammar> LOADED = new EnumMap<>(OpenApiVersion.class);

    private final Map<String, ObjectType> objects = new LinkedHashMap<>();

    private Grammar(String table) {
        List<String> block = new ArrayList<>();
        for (String line : table.split("\n", -1)) {
            boolean starts = !line.startsWith(" ");
            if (starts && !block.isEmpty()) {
                add(block);
                block.clear();
            }
            if (!line.isBlank() && line.charAt(0) != '#') {
                block.add(line.strip());
            }
        }
    }

    static Grammar of(OpenApiVersion version) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(version, key -> new Grammar(table(key)));
        }
    }

    private static String table(OpenApiVersion version) {
        String resource = "/mgwc/contract/openapi-" + version + ".txt";
        try (InputStream table = Grammar.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(table, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectType document() {
        return object("Document");
    }

    ObjectType object(String name) {
        return Objects.requireNonNull(objects.get(name), name);
    }

    private void add(List<String> block) {
        String[] header = block.getFirst().split(" ", -1);
        ObjectType.Builder builder = new ObjectType.Builder(header[0], header.length == 2);
        boolean variants = header.length == 3;
        if (variants) {
            builder.discriminator(header[2]);
        }
        for (String line : block.subList(1, block.size())) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "+" -> builder.include(object(words[1]));
                case "?" -> builder.demand(words[1], List.of(words).subList(2, words.length));
                default -> {
                    if (variants) {
                        builder.variant(words[0], words[1]);
                    } else {
                        builder.field(words[0], type(words[1]));
                    }
                }
            }
        }
        objects.put(header[0], builder.build());
    }

    private static ValueType type(String text) {
        int slash = outsideBrackets(text);
        if (slash > 0) {
            return new Either(type(text.substring(0, slash)), type(text.substring(slash + 1)));
        }
        return switch (text.charAt(0)) {
            case '=' -> new Choice(List.of(text.substring(1).split("\\|", -1)));
            case '&' -> new OrReference(text.substring(1));
            case '-' -> new Reference(text.substring(2));
            case '[' -> {
                int end = text.lastIndexOf(']');
                String flags = text.substring(end);
                yield new ListOf(type(text.substring(1, end)), flags.contains("+"), flags.contains("!"));
            }
            case '{' -> map(text);
            default -> Primitive.of(text).<ValueType>map(primitive -> primitive).orElseGet(() -> new Named(text));
        };
    }

    private static ValueType map(String text) {
        int end = text.lastIndexOf('}');
        int colon = text.indexOf(':');
        Optional<KeyForm> keys = colon < 0
                ? Optional.empty()
                : Optional.of(text.startsWith("name", 1) ? KeyForm.COMPONENT_NAME : KeyForm.TOKEN);
        return new MapOf(type(text.substring(Math.max(colon, 0) + 1, end)), keys, text.endsWith("1"));
    }

    private static int outsideBrackets(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '[', '{' -> depth++;
                case ']', '}' -> depth--;
                case '/' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }
}
