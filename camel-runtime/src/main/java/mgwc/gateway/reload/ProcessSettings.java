package mgwc.gateway.reload;

import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseRefused;

/** The settings of a release that belong to the process and not to its routes, such as where the gateway listens. */
@FunctionalInterface
public interface ProcessSettings {

    /**
     * Prepares the process for a release. Nothing changes yet. Blocks while certificates and keys are read.
     *
     * @throws ReleaseRefused if a setting cannot change while the process runs, or its files cannot be used
     */
    Change prepare(Release next) throws ReleaseRefused;

    /** What is ready to take effect. */
    @FunctionalInterface
    interface Change {

        /** Of the release that the process starts with. */
        Change NOTHING = () -> {};

        /**
         * Takes effect.
         *
         * @throws ReleaseRefused if it could not; the process is as before
         */
        void apply() throws ReleaseRefused;
    }
}
