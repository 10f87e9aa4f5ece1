package mgwc.gateway.usage;

import mgwc.gateway.identity.KeyType;

/** Events that look like those of the sample workspace. */
final class Events {

    private Events() {}

    static AccessEvent forwarded(long sequence) {
        return new AccessEvent(
                sequence,
                1_767_225_600_123L + sequence,
                "9f3c2e1a77b0",
                "pizza-shack-v1",
                "placeOrder",
                "POST",
                "/pizza-shack/v1/order",
                201,
                0,
                "web-shop",
                "web",
                KeyType.PRODUCTION,
                "east",
                57,
                1_024,
                12_345,
                11_000,
                false,
                "4bf92f3577b34da6a3ce929d0e0e4736",
                null);
    }

    static AccessEvent denied(long sequence) {
        return new AccessEvent(
                sequence,
                1_767_225_600_123L + sequence,
                "9f3c2e1a77b0",
                "pizza-shack-v1",
                "getOrder",
                "GET",
                "/pizza-shack/v1/order/{id}",
                401,
                900902,
                null,
                null,
                KeyType.SANDBOX,
                null,
                0,
                190,
                42,
                0,
                true,
                "order/7~a+b=c",
                "no-token");
    }

    static AccessEvent ofClient(long sequence, String client) {
        return new AccessEvent(
                sequence,
                0,
                "r",
                "a",
                "o",
                "GET",
                "/",
                200,
                0,
                null,
                client,
                KeyType.PRODUCTION,
                null,
                Long.MAX_VALUE,
                0,
                0,
                0,
                false,
                "r",
                null);
    }
}
