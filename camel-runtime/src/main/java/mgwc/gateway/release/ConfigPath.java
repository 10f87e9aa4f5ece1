package mgwc.gateway.release;

import tools.jackson.databind.JsonNode;

/**
 * A place in {@code gateway.json}, for messages about what stands there.
 *
 * @param path such as {@code $.definitions.tiers.Gold}
 */
public record ConfigPath(String path) {

    /** The root of the document. */
    public static final ConfigPath ROOT = new ConfigPath("$");

    /** A field of this object. */
    public ConfigPath field(String name) {
        return new ConfigPath(path + ReleaseJson.step(name));
    }

    /** An element of this list. */
    public ConfigPath element(int index) {
        return new ConfigPath(path + "[" + index + "]");
    }

    /**
     * Reads what stands here into a record.
     *
     * @throws ReleaseRefused if it has unknown, missing or null fields, or values of another type
     */
    public <T> T bind(JsonNode written, Class<T> type) throws ReleaseRefused {
        return ReleaseJson.bind(this, written, type);
    }

    /** Refuses the release unless the condition holds. */
    public void that(boolean holds, String fact) throws ReleaseRefused {
        if (!holds) {
            throw wrong(fact);
        }
    }

    /** The refusal of what stands here. */
    public ReleaseRefused wrong(String fact) {
        return new ReleaseRefused("`gateway.json` is wrong at `" + path + "`: it " + fact, ReleaseJson.REBUILD);
    }
}
