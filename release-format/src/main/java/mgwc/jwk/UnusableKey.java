package mgwc.jwk;

import java.util.Optional;

/**
 * A key that readers of a set leave out.
 *
 * @param number its position in the set, from 1
 * @param id its {@code kid}, if that can be shown
 */
public record UnusableKey(int number, Optional<String> id, JwkFault fault) {

    /** {@code key 2 (`b1`) lacks `n`}. */
    public String description() {
        return "key " + number + id.map(text -> " (`" + text + "`)").orElse("") + " " + fault.predicate();
    }
}
