package mgwc.gateway.step;

import java.util.HashMap;
import java.util.Map;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.lease.SharedResources;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseRefused;

/** What steps are built from besides their configuration. There is one for each generation. */
public final class BuildContext {

    private final Release release;
    private final SharedResources shared;
    private final Lease lease;
    private final Map<Class<?>, Object> perRelease = new HashMap<>();

    /** @param lease ends when no request of the generation is left */
    public BuildContext(Release release, SharedResources shared, Lease lease) {
        this.release = release;
        this.shared = shared;
        this.lease = lease;
    }

    /**
     * The definition of that name.
     *
     * @param referrer where the name stands
     * @throws ReleaseRefused if there is none
     */
    public <D extends Record> D definition(DefinitionKind<D> kind, String name, ConfigPath referrer)
            throws ReleaseRefused {
        return release.definitions().get(kind, name, referrer);
    }

    /** All definitions of a kind by name. */
    public <D extends Record> Map<String, D> definitions(DefinitionKind<D> kind) throws ReleaseRefused {
        return release.definitions().all(kind);
    }

    /** A file of the release, which is one that a checked definition names. */
    public byte[] file(String path) {
        return release.file(path);
    }

    /** What outlives a reload. */
    public SharedResources shared() {
        return shared;
    }

    /** Holds what is taken from {@link #shared} for as long as a request of the generation is left. */
    public Lease lease() {
        return lease;
    }

    /** A value that all steps of one kind share in a generation, made when the first of them is built. */
    public <T> T once(Class<T> type, Making<T> maker) throws ReleaseRefused {
        Object known = perRelease.get(type);
        if (known == null) {
            known = maker.make();
            perRelease.put(type, known);
        }
        return type.cast(known);
    }

    /** Makes a value of a generation. */
    @FunctionalInterface
    public interface Making<T> {
        T make() throws ReleaseRefused;
    }
}
