package mgwc.gateway.release;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The named definitions of a release. Each kind is read and checked once. Safe for use by many threads. */
public final class Definitions {

    private final Map<String, Map<String, JsonNode>> written;
    private final Set<String> files;
    private final Map<DefinitionKind<?>, Map<String, ? extends Record>> read = new HashMap<>();

    /**
     * @param written by kind and name
     * @param files of the release
     */
    public Definitions(Map<String, Map<String, JsonNode>> written, Set<String> files) {
        this.written = written;
        this.files = files;
    }

    /** Reads all definitions. Refuses kinds that are not among the known ones. */
    public void check(Collection<DefinitionKind<?>> known) throws ReleaseRefused {
        for (String kind : written.keySet()) {
            ConfigPath.ROOT
                    .field("definitions")
                    .field(kind)
                    .that(
                            known.stream().anyMatch(one -> one.name().equals(kind)),
                            "is a kind of definitions that this gateway does not know");
        }
        for (DefinitionKind<?> kind : known) {
            all(kind);
        }
    }

    /** The definitions of a kind by name. */
    @SuppressWarnings("unchecked") // the map of a kind holds records of its type
    public synchronized <D extends Record> Map<String, D> all(DefinitionKind<D> kind) throws ReleaseRefused {
        Map<String, ? extends Record> known = read.get(kind);
        if (known == null) {
            known = read(kind);
            read.put(kind, known);
        }
        return (Map<String, D>) known;
    }

    private <D extends Record> Map<String, D> read(DefinitionKind<D> kind) throws ReleaseRefused {
        Map<String, D> definitions = new HashMap<>();
        for (var one : written.getOrDefault(kind.name(), Map.of()).entrySet()) {
            ConfigPath at = kind.path().field(one.getKey());
            D definition = ReleaseJson.bind(at, one.getValue(), kind.type());
            kind.check().check(definition, at, files);
            definitions.put(one.getKey(), definition);
        }
        return Map.copyOf(definitions);
    }

    /**
     * The definition of that name.
     *
     * @param referrer where the name stands
     * @throws ReleaseRefused if there is none
     */
    public <D extends Record> D get(DefinitionKind<D> kind, String name, ConfigPath referrer) throws ReleaseRefused {
        D definition = all(kind).get(name);
        if (definition == null) {
            throw referrer.wrong("names `" + name + "`, which `" + kind.path().path() + "` lacks");
        }
        return definition;
    }
}
