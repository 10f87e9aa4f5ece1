package mgwc.gateway.request;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids for requests that bring none. */
final class RequestIds {

    private RequestIds() {}

    /** 32 lower-case hex digits, the form of a W3C trace id. */
    static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        // a trace id of zeros only is invalid
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
    }
}
