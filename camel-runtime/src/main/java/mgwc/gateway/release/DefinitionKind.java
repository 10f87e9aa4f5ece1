package mgwc.gateway.release;

import java.util.Set;

/**
 * A kind of named definitions that steps refer to, such as tiers.
 *
 * @param name below {@code definitions} of {@code gateway.json}
 */
public record DefinitionKind<D extends Record>(String name, Class<D> type, Check<D> check) {

    /** Says whether a definition is one that the gateway can work with. */
    @FunctionalInterface
    public interface Check<D> {

        /**
         * @param at where the definition stands
         * @param files the files of the release
         */
        void check(D definition, ConfigPath at, Set<String> files) throws ReleaseRefused;
    }

    /** Where the definitions of this kind stand. */
    public ConfigPath path() {
        return ConfigPath.ROOT.field("definitions").field(name);
    }
}
