package mgwc.gateway.step;

import java.util.List;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.ReleaseRefused;

/**
 * A policy as the gateway knows it: how to build its step from a configuration of a release. Modules have no state;
 * what outlives a reload is found in {@link BuildContext#shared}.
 *
 * @param <C> the configuration, as it stands below {@code steps} of {@code gateway.json}; unknown, missing and null
 *     fields are refused before the module sees it
 */
public interface StepModule<C extends Record> {

    /** The name of the step in the catalogue. */
    String name();

    Class<C> config();

    /** The kinds of definitions that configurations of this module refer to. */
    default List<DefinitionKind<?>> definitions() {
        return List.of();
    }

    /**
     * Builds the step, once for each distinct configuration of a release.
     *
     * @param at where the configuration stands
     * @throws ReleaseRefused if the gateway cannot work with the configuration or with a definition it refers to
     */
    Step build(C config, ConfigPath at, BuildContext context) throws ReleaseRefused;
}
