package mgwc.compiler.step;

import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of what steps refer to by name, such as the issuers of tokens.
 *
 * @param name the field below {@code definitions} of {@code gateway.json}
 * @param writer writes a definition as {@code gateway.json} has it
 * @param files the files of the release that a definition brings along, as text by path
 */
public record DefinitionKind<D extends Record>(
        String name, Class<D> type, Writer<D> writer, BiFunction<String, D, Map<String, String>> files) {

    /** Writes the definition with a name. */
    @FunctionalInterface
    public interface Writer<D> {
        void write(String name, D definition, ObjectNode json);
    }

    static <D extends Record> DefinitionKind<D> of(String name, Class<D> type, Writer<D> writer) {
        return new DefinitionKind<>(name, type, writer, (definition, value) -> Map.of());
    }

    @Override
    public String toString() {
        return name;
    }

    DefinitionKind<D> withFiles(BiFunction<String, D, Map<String, String>> brought) {
        return new DefinitionKind<>(name, type, writer, brought);
    }
}
