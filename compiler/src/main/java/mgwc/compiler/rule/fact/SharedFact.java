package mgwc.compiler.rule.fact;

import mgwc.compiler.diagnostic.SourceSpan;

/**
 * Something that an API does or names and that can be judged only beside other APIs. Rules over several APIs know
 * nothing of one but its facts, so that an API whose files have not changed need not be read again for them.
 *
 * @param key what counts, such as the base path
 * @param detail what else there is to say about it; empty where nothing is
 * @param span where a person would point
 */
public record SharedFact(Kind kind, String key, String detail, SourceSpan span) {

    /** What a fact is about. Whatever the environment: */
    public enum Kind {
        /** A label, by its name; its value is the detail. */
        LABEL,
        /** A tier that is named in the API or an overlay, whether an environment takes it over or not. */
        NAMED_TIER,
        /** An overlay; its environment is the key. */
        OVERLAY,
        /** The address of a backend that an overlay names; the overlay's environment is the detail. */
        OVERLAY_ADDRESS,
        /** The address of a backend that the API itself names; set and name, with a slash, are the detail. */
        ADDRESS,
        /**
         * A backend that an overlay gives another address or none, a set that it takes away, or all of them: set and
         * name, the set, or nothing; the overlay's environment is the detail.
         */
        CHANGED_BACKEND,
        /** Requests that an operation answers, below the base path: method and shape; as it is written the detail. */
        ROUTE,
        // In one environment:
        /** The base path. */
        BASE_PATH,
        /** The name of an issuer whose tokens are trusted. */
        TRUSTED_ISSUER,
        /** The tier that limits the API as a whole. */
        LIMIT,
        /** A reference to a secret; its purpose is the detail. */
        SECRET
    }
}
