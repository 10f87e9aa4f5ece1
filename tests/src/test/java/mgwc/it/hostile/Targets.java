package mgwc.it.hostile;

import static mgwc.it.hostile.Attack.GET;
import static mgwc.it.hostile.Attack.PATH;
import static mgwc.it.hostile.Attack.answered;
import static mgwc.it.hostile.Attack.passed;
import static mgwc.it.hostile.Attack.passedOrRefused;
import static mgwc.it.hostile.Attack.refused;

import java.util.stream.Stream;

/** Attacks in the path and the query: what decides and what is forwarded must be the same (RFC 3986 section 6). */
final class Targets {

    private Targets() {}

    static Stream<Attack> attacks() {
        return Stream.of(ambiguousPaths(), strangePaths(), queries(), splitting())
                .flatMap(attacks -> attacks);
    }

    private static Attack target(String id, String target) {
        return refused(id, "target `" + target + "`", get(target), 400);
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n";
    }

    private static Stream<Attack> ambiguousPaths() {
        return Stream.of(
                        "/shop/v1/open/..%2fitems",
                        "/shop/v1/open/..%2Fitems",
                        "/shop/v1/open/%2e%2e/items",
                        "/shop/v1/open/%2E./items",
                        "/shop/v1/open/../items",
                        "/shop/v1/open/./door",
                        "/shop/v1/open/door/.",
                        "/shop/v1/open/door/..",
                        "/shop/v1/open/..;/items",
                        "/shop/v1/open/door;jsessionid=1",
                        "/shop/v1/open/a%3b/../items",
                        "/shop/v1/open/..\\items",
                        "/shop/v1/open/..%5citems",
                        "/shop/v1/open/door%00",
                        "/shop/v1/open/%c0%af",
                        "/shop/v1/open/%c0%ae%c0%ae/items",
                        "/shop/v1/open/%252e%252e/items",
                        "/shop/v1/open/%252fitems",
                        "/shop/v1/open/%u002e",
                        "/shop/v1/open/%zz",
                        "/shop/v1/open/%",
                        "/shop/v1/open/%2",
                        "/shop/v1/open/%+f",
                        "/shop/v1/open/%ff",
                        "/shop/v1/open/door#fragment",
                        "/shop/v1/open/d\u00f6\u00f6r",
                        "/shop/v1/open/a|b",
                        "/shop/v1/open/<b>",
                        "/shop/v1/open/a\"b",
                        "/shop/v1/open/{name}",
                        "shop/v1/open/door",
                        "*",
                        "ftp://shop.example/shop/v1/open/door")
                .map(target -> target("H13", target));
    }

    private static Stream<Attack> strangePaths() {
        return Stream.of(
                answered("H13", "empty segment before the resource", get("//shop/v1/items"), 404),
                answered("H13", "empty segment in the path", get("/shop/v1//open/door"), 404),
                answered("H13", "path in upper case", get("/SHOP/V1/OPEN/DOOR"), 404),
                answered("H13", "base path as a prefix of a name", get("/shop/v1items"), 404),
                answered(
                        "H13",
                        "protected path with a query that looks like another",
                        get("/shop/v1/items?/../open/door"),
                        401),
                passed(
                        "H13",
                        "escaped letter is the letter",
                        get("/shop/v1/%6fpen/do%6Fr"),
                        "GET /backend/open/door HTTP/1.1\r\n"),
                passed(
                        "H13",
                        "escaped space stays escaped",
                        get("/shop/v1/open/a%20b"),
                        "GET /backend/open/a%20b HTTP/1.1\r\n"),
                passed(
                        "H13",
                        "escaped UTF-8 stays escaped",
                        get("/shop/v1/open/d%C3%B6r"),
                        "GET /backend/open/d%C3%B6r HTTP/1.1\r\n"),
                passed(
                        "H13",
                        "trailing dot is part of the name",
                        get("/shop/v1/open/door."),
                        "GET /backend/open/door. HTTP/1.1\r\n"),
                passed(
                        "H13",
                        "name that looks like an expression",
                        get("/shop/v1/open/$%7Benv:HOME%7D"),
                        "GET /backend/open/$%7Benv:HOME%7D HTTP/1.1\r\n"),
                passed(
                        "H13",
                        "name that looks like a placeholder",
                        get("/shop/v1/open/%7B%7Benv:HOME%7D%7D"),
                        "GET /backend/open/%7B%7Benv:HOME%7D%7D HTTP/1.1\r\n"),
                passed(
                        "H13",
                        "target in absolute form",
                        get("http://shop.example/shop/v1/open/door"),
                        "GET /backend/open/door HTTP/1.1\r\n"));
    }

    private static Stream<Attack> queries() {
        return Stream.concat(
                Stream.of(
                                "a=%20&b=+&c=%2B&d=%C3%A9",
                                "a&b=&c=1&c=2",
                                "a=%zz",
                                "x=/../items",
                                "x=?y",
                                "a=${env:HOME}&b={{env:HOME}}",
                                "",
                                "CamelHttpPath=/items&CamelHttpUri=http://evil.example")
                        .map(query -> passed(
                                "H14",
                                "query `" + query + "`",
                                get(PATH + "?" + query),
                                "GET /backend/open/door?" + query + " HTTP/1.1\r\n")),
                Stream.of("a=[]", "a={}", "a=|", "a=\"", "a=<>", "a=\\", "a=`", "a=^")
                        .map(query -> passedOrRefused(
                                "H14",
                                "query `" + query + "`",
                                get(PATH + "?" + query),
                                "GET /backend/open/door?" + query + " HTTP/1.1\r\n")));
    }

    private static Stream<Attack> splitting() {
        return Stream.of(
                target("H19", "/shop/v1/open/a%0d%0aX-Evil:1"),
                target("H19", "/shop/v1/open/a%0aX-Evil:1"),
                target("H19", "/shop/v1/open/a%0d"),
                passed(
                        "H19",
                        "escaped line break in the query",
                        get(PATH + "?a=%0d%0aX-Evil:1"),
                        "GET /backend/open/door?a=%0d%0aX-Evil:1 HTTP/1.1\r\n"),
                passed(
                        "H19",
                        "escaped line break in a header",
                        GET + "X-A: %0d%0aX-Evil: 1\r\nConnection: close\r\n\r\n",
                        "X-A: %0d%0aX-Evil: 1\r\n"));
    }
}
