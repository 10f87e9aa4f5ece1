package mgwc.gateway.jwt;

import java.time.Duration;
import java.util.Optional;

/**
 * What the gateway has of the keys of an issuer.
 *
 * @param issuer name of the issuer in the gateway's configuration
 * @param usable how many keys verify signatures; 0 while there is no set
 * @param unusable how many keys of the set are left out
 * @param age since the set was fetched; empty for a set of the release, and while there is none
 * @param failing whether the last attempt to fetch it failed
 */
public record KeySetState(String issuer, int usable, int unusable, Optional<Duration> age, boolean failing) {

    /** Whether tokens of the issuer can be verified. */
    public boolean available() {
        return usable > 0;
    }
}
