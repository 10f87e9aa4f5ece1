package mgwc.dev;

import java.util.Optional;

/**
 * What a mock answers to one operation.
 *
 * @param body absent where the contract describes none
 */
record MockAnswer(int status, Optional<Body> body) {

    /** @param mediaType the {@code Content-Type}; {@code text} is sent as UTF-8 */
    record Body(String mediaType, String text) {}
}
