package mgwc.gateway.forward;

import java.util.Optional;

/**
 * Where requests go, by the key type of the caller.
 *
 * @param production name of an upstream; absent if the API offers no production endpoints
 * @param sandbox name of an upstream; absent if the API offers no sandbox endpoints
 */
record ForwardConfig(Optional<String> production, Optional<String> sandbox) {}
