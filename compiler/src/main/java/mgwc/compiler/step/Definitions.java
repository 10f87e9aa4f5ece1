package mgwc.compiler.step;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the steps of a plan refer to, by kind and name; nothing that none of them refers to. */
public final class Definitions {

    private static final Comparator<DefinitionKind<?>> BY_NAME = Comparator.comparing(DefinitionKind::name);

    private final SortedMap<DefinitionKind<?>, SortedMap<String, Record>> byKind;

    private Definitions(SortedMap<DefinitionKind<?>, SortedMap<String, Record>> byKind) {
        this.byKind = byKind;
    }

    /** No definitions. */
    public static Definitions none() {
        return new Definitions(new TreeMap<>(BY_NAME));
    }

    /** The definitions of a kind by name; none where nothing refers to one. */
    public <D extends Record> SortedMap<String, D> of(DefinitionKind<D> kind) {
        SortedMap<String, D> definitions = new TreeMap<>();
        byKind.getOrDefault(kind, new TreeMap<>())
                .forEach((name, definition) -> definitions.put(name, kind.type().cast(definition)));
        return Collections.unmodifiableSortedMap(definitions);
    }

    /** The same with other definitions of a kind. */
    public <D extends Record> Definitions with(DefinitionKind<D> kind, Map<String, D> definitions) {
        SortedMap<DefinitionKind<?>, SortedMap<String, Record>> changed = new TreeMap<>(BY_NAME);
        changed.putAll(byKind);
        changed.put(kind, new TreeMap<>(definitions));
        return new Definitions(changed);
    }

    /** {@code definitions} of {@code gateway.json}: kind, name, definition. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        byKind.forEach((kind, definitions) -> {
            if (!definitions.isEmpty()) {
                write(kind, json.putObject(kind.name()));
            }
        });
        return json;
    }

    private <D extends Record> void write(DefinitionKind<D> kind, ObjectNode json) {
        of(kind).forEach((name, definition) -> kind.writer().write(name, definition, json.putObject(name)));
    }

    /** The files of the release that definitions bring along, as text by path. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        byKind.keySet().forEach(kind -> addFiles(kind, files));
        return Collections.unmodifiableSortedMap(files);
    }

    private <D extends Record> void addFiles(DefinitionKind<D> kind, Map<String, String> files) {
        of(kind).forEach((name, definition) -> files.putAll(kind.files().apply(name, definition)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Definitions that && byKind.equals(that.byKind);
    }

    @Override
    public int hashCode() {
        return byKind.hashCode();
    }

    @Override
    public String toString() {
        return byKind.toString();
    }
}
