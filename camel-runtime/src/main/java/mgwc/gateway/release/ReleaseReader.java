package mgwc.gateway.release;

import java.nio.file.Path;
import mgwc.release.InvalidReleaseException;
import mgwc.release.ReleaseDirectory;

/** Reads a release directory: the envelope verified, {@code gateway.json} bound and checked. */
public final class ReleaseReader {

    private static final String GATEWAY = "gateway.json";

    private ReleaseReader() {}

    /** @throws ReleaseRefused if the directory is not exactly what its {@code release.json} says, or is not complete */
    public static Release read(Path directory) throws ReleaseRefused {
        try {
            mgwc.release.Release envelope = ReleaseDirectory.read(directory);
            byte[] json = envelope.files().get(GATEWAY);
            if (json == null) {
                throw new ReleaseRefused("the release lists no `" + GATEWAY + "`", ReleaseJson.REBUILD);
            }
            GatewayConfig gateway = ReleaseJson.read(GATEWAY, json, GatewayConfig.class);
            ConfigCheck.check(envelope.manifest().environment(), gateway);
            Definitions definitions = new Definitions(
                    gateway.definitions(), envelope.manifest().files().keySet());
            return new Release(directory, envelope, gateway, definitions);
        } catch (InvalidReleaseException e) {
            throw new ReleaseRefused(e);
        }
    }
}
