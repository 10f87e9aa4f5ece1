package mgwc.it.hostile;

import java.util.List;

/**
 * Bytes that a gateway must not be fooled by, and what must become of them.
 *
 * @param id row of the catalogue ({@code H1} to {@code H19})
 * @param name what is wrong with them
 */
record Attack(String id, String name, String bytes, Outcome outcome) {

    /** The path of the operation that all attacks are after; anyone may call it. */
    static final String PATH = "/shop/v1/open/door";

    static final String GET = "GET " + PATH + " HTTP/1.1\r\nHost: shop.example\r\n";
    static final String POST = "POST " + PATH + " HTTP/1.1\r\nHost: shop.example\r\n";
    static final String SMUGGLED = "GET /shop/v1/open/smuggled HTTP/1.1\r\nHost: shop.example\r\n\r\n";

    /** What must become of the bytes. */
    sealed interface Outcome {

        /**
         * The gateway gives one answer of its own, or none, and closes the connection. No byte reaches a backend.
         *
         * @param statuses the answers that fit
         */
        record Refused(List<Integer> statuses) implements Outcome {}

        /**
         * The gateway gives the answer; whether it keeps the connection is its own business. No byte reaches a backend.
         */
        record Answered(int status) implements Outcome {}

        /** The gateway stops in the middle of the body and closes; no backend sees a whole request. */
        record Abandoned() implements Outcome {}

        /**
         * A backend sees exactly one request, with all of {@code lines} and none of {@code absent}, or it is refused.
         */
        record Harmless(List<String> lines, List<String> absent, boolean mayBeRefused) implements Outcome {}
    }

    static Attack refused(String id, String name, String bytes, Integer... statuses) {
        return new Attack(id, name, bytes, new Outcome.Refused(List.of(statuses)));
    }

    static Attack answered(String id, String name, String bytes, int status) {
        return new Attack(id, name, bytes, new Outcome.Answered(status));
    }

    static Attack abandoned(String id, String name, String bytes) {
        return new Attack(id, name, bytes, new Outcome.Abandoned());
    }

    static Attack passed(String id, String name, String bytes, String... lines) {
        return new Attack(id, name, bytes, new Outcome.Harmless(List.of(lines), List.of(), false));
    }

    static Attack stripped(String id, String name, String bytes, String... absent) {
        return new Attack(id, name, bytes, new Outcome.Harmless(List.of(), List.of(absent), false));
    }

    static Attack strippedOrRefused(String id, String name, String bytes, String... absent) {
        return new Attack(id, name, bytes, new Outcome.Harmless(List.of(), List.of(absent), true));
    }

    static Attack passedOrRefused(String id, String name, String bytes, String... lines) {
        return new Attack(id, name, bytes, new Outcome.Harmless(List.of(lines), List.of(), true));
    }

    @Override
    public String toString() {
        return id + " " + name;
    }
}
