package mgwc.it.stage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The API that most tests call: its workspace, and backends by their names in it. */
public final class Shop {

    private final Map<String, Object> values = new HashMap<>();

    /** A shop none of whose backends listen. */
    public Shop() {
        values.put("JWKS", Tokens.jwks());
        for (String backend : new String[] {"PRODUCTION", "SANDBOX", "EAST", "WEST", "DEAD", "SLOW"}) {
            values.put(backend, Ports.free());
        }
    }

    /** @param backend name in upper case, as in the workspace */
    public Shop with(String backend, int port) {
        values.put(backend, port);
        return this;
    }

    public Workspace workspace(Path scratch) {
        return Workspace.copyOf("shop", scratch.resolve("workspace"), values);
    }

    /** Compiles the workspace and starts a gateway on the release. */
    public Gateway open(Path scratch) {
        Path release = workspace(scratch).build("test", scratch.resolve("release"));
        return Gateway.start(release, scratch.resolve("gateway"));
    }
}
