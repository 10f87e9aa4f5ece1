package mgwc.it.hostile;

import static mgwc.it.hostile.Attack.GET;
import static mgwc.it.hostile.Attack.PATH;
import static mgwc.it.hostile.Attack.POST;
import static mgwc.it.hostile.Attack.answered;
import static mgwc.it.hostile.Attack.passed;
import static mgwc.it.hostile.Attack.passedOrRefused;
import static mgwc.it.hostile.Attack.refused;
import static mgwc.it.hostile.Attack.stripped;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Attacks in the request line and the headers (RFC 9112 sections 3 and 5, RFC 9110 section 7). */
final class Heads {

    private static final String LAST = "Connection: close\r\n\r\n";

    private Heads() {}

    static Stream<Attack> attacks() {
        return Stream.of(
                        fields(),
                        hosts(),
                        versions(),
                        methods(),
                        sizes(),
                        repeated(),
                        hopByHop(),
                        connectionOptions(),
                        pretended())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> fields() {
        return Stream.of(
                passedOrRefused("H8", "folded header is one line", GET + "X-A: b\r\n c\r\n" + LAST, "X-A: b c\r\n"),
                passedOrRefused(
                        "H8", "header folded by a tab is one line", GET + "X-A: b\r\n\tc\r\n" + LAST, "X-A: b c\r\n"),
                refused("H8", "space before the first header", "GET " + PATH + " HTTP/1.1\r\n Host: a\r\n\r\n", 400),
                refused("H8", "empty name", GET + ": b\r\n\r\n", 400),
                refused("H8", "no colon", GET + "Nonsense\r\n\r\n", 400),
                refused("H8", "space in a name", GET + "X A: b\r\n\r\n", 400),
                refused("H8", "space after a name", GET + "X-A : b\r\n\r\n", 400),
                refused("H8", "NUL in a name", GET + "X\0A: b\r\n\r\n", 400),
                refused("H8", "colon-less quote in a name", GET + "X\"A: b\r\n\r\n", 400),
                refused("H8", "eighth bit in a name", GET + "X\u00e4: b\r\n\r\n", 400),
                refused("H8", "NUL in a value", GET + "X-A: b\0c\r\n\r\n", 400),
                refused("H8", "CR in a value", GET + "X-A: b\rc\r\n\r\n", 400),
                refused("H8", "DEL in a value", GET + "X-A: b\u007fc\r\n\r\n", 400),
                refused("H8", "BEL in a value", GET + "X-A: b\u0007c\r\n\r\n", 400),
                passedOrRefused("H8", "eighth bit in a value", GET + "X-A: b\u00e4c\r\n" + LAST, "X-A: b\u00e4c\r\n"));
    }

    private static Stream<Attack> hosts() {
        String line = "GET " + PATH + " HTTP/1.1\r\n";
        return Stream.concat(
                Stream.of(
                        refused("H9", "no host", line + "\r\n", 400),
                        refused("H9", "two hosts", line + "Host: a\r\nHost: b\r\n\r\n", 400),
                        refused("H9", "same host twice", line + "Host: a\r\nHost: a\r\n\r\n", 400),
                        refused(
                                "H9",
                                "host other than that of the target",
                                "GET http://a.example" + PATH + " HTTP/1.1\r\nHost: b.example\r\n\r\n",
                                400,
                                421)),
                Stream.of("a/b@c", "a@b", "a, b", "[::1", "a:99999", "a:x", "a b", "a#b", "a\\b")
                        .map(host -> refused("H9", "host `" + host + "`", line + "Host: " + host + "\r\n\r\n", 400)));
    }

    private static Stream<Attack> versions() {
        return Stream.concat(
                Stream.of(
                                "HTTP/1.2",
                                "HTTP/2.0",
                                "HTTP/3.0",
                                "HTTP/0.9",
                                "HTTP/1.1x",
                                "HTTP/1",
                                "HTTP/11",
                                "http/1.1",
                                "ICY/1.1",
                                "HTTP/1.1 x")
                        .map(version -> refused(
                                "H10",
                                "version `" + version + "`",
                                "GET " + PATH + " " + version + "\r\nHost: a\r\n\r\n",
                                400,
                                501,
                                505)),
                Stream.of(
                        refused("H10", "no version", "GET " + PATH + "\r\n\r\n", 400, 505),
                        passedOrRefused(
                                "H10",
                                "two spaces before the target",
                                "GET  " + PATH + " HTTP/1.1\r\nHost: a\r\n" + LAST,
                                "GET /backend/open/door HTTP/1.1\r\n"),
                        passedOrRefused(
                                "H10",
                                "tab before the target",
                                "GET\t" + PATH + " HTTP/1.1\r\nHost: a\r\n" + LAST,
                                "GET /backend/open/door HTTP/1.1\r\n"),
                        refused("H10", "no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n", 400),
                        refused("H10", "nothing but spaces", "   \r\n\r\n", 400),
                        refused(
                                "H10",
                                "TLS on a plain port",
                                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\r\n\r\n",
                                400)));
    }

    private static Stream<Attack> methods() {
        String rest = " " + PATH + " HTTP/1.1\r\nHost: shop.example\r\n" + LAST;
        return Stream.of(
                refused("H11", "method with a parenthesis", "GE(T" + rest, 400),
                refused("H11", "method with a colon", "GET:" + rest, 400),
                refused("H11", "method of 5000 letters", "G".repeat(5000) + rest, 400, 405, 414, 501),
                answered("H11", "TRACE", "TRACE" + rest, 405),
                answered("H11", "unknown method", "FOO" + rest, 405),
                answered("H11", "method in lower case", "get" + rest, 405),
                answered(
                        "H11",
                        "CONNECT",
                        "CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n" + LAST,
                        400));
    }

    private static Stream<Attack> sizes() {
        String manyHeaders = IntStream.range(0, 1000)
                .mapToObj(number -> "X-" + number + ": " + "v".repeat(70) + "\r\n")
                .collect(Collectors.joining());
        return Stream.of(
                refused("H12", "target of 70,000 bytes", GET.replace("door", "d".repeat(70_000)) + LAST, 414, 431, 400),
                refused("H12", "header of 70,000 bytes", GET + "X-A: " + "a".repeat(70_000) + "\r\n" + LAST, 431),
                refused("H12", "header name of 70,000 bytes", GET + "X".repeat(70_000) + ": a\r\n" + LAST, 431, 400),
                refused("H12", "1,000 headers of 80 bytes", GET + manyHeaders + LAST, 431),
                refused(
                        "H12",
                        "query of 10,000 parameters",
                        GET.replace("door", "door?" + "a=b&".repeat(10_000)) + LAST,
                        414));
    }

    private static Stream<Attack> repeated() {
        return Stream.of(
                passed(
                        "H15",
                        "repeated header",
                        GET + "X-A: 1\r\nX-B: 2\r\nX-A: 3\r\n" + LAST,
                        "X-A: 1\r\n",
                        "X-A: 3\r\n"),
                passed(
                        "H15",
                        "repeated cookie",
                        GET + "Cookie: a=1\r\nCookie: b=2\r\n" + LAST,
                        "Cookie: a=1\r\n",
                        "Cookie: b=2\r\n"),
                passed("H15", "value that looks like a list", GET + "X-A: [a, b]\r\n" + LAST, "X-A: [a, b]\r\n"),
                passed("H15", "empty value", GET + "X-A:\r\n" + LAST, "X-A:"));
    }

    private static Stream<Attack> hopByHop() {
        return Stream.of(
                stripped(
                        "H16",
                        "nominated header",
                        GET + "Connection: close, X-Secret\r\nX-Secret: 1\r\n\r\n",
                        "X-Secret"),
                stripped("H16", "keep-alive", GET + "Keep-Alive: timeout=5\r\n" + LAST, "Keep-Alive"),
                stripped("H16", "TE", GET + "TE: trailers\r\n" + LAST, "TE: trailers"),
                stripped(
                        "H16",
                        "proxy credentials",
                        GET + "Proxy-Authorization: Basic x\r\n" + LAST,
                        "Proxy-Authorization"),
                stripped("H16", "proxy connection", GET + "Proxy-Connection: close\r\n" + LAST, "Proxy-Connection"),
                answered("H16", "upgrade", GET + "Upgrade: websocket\r\nConnection: upgrade, close\r\n\r\n", 426),
                stripped("H16", "upgrade that is not an option", GET + "Upgrade: websocket\r\n" + LAST, "Upgrade"),
                stripped(
                        "H16",
                        "upgrade to h2c",
                        GET
                                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings, close\r\n\r\n",
                        "h2c",
                        "HTTP2-Settings"),
                passed(
                        "H16",
                        "nominated host and length",
                        POST
                                + "Connection: close, Host, Content-Length, Authorization\r\nAuthorization: Basic x\r\nContent-Length: 2\r\n\r\nhi",
                        "\r\n\r\nhi",
                        "Authorization: Basic x\r\n"));
    }

    private static Stream<Attack> connectionOptions() {
        return Stream.of("a\"b", "x y", "a;b", "caf\u00e9", "\"close\"", "close, a/b", "timeout=5", "[x]")
                .map(options -> refused(
                        "H16",
                        "connection option `" + options + "`",
                        GET + "Connection: " + options + "\r\n\r\n",
                        400));
    }

    private static Stream<Attack> pretended() {
        return Stream.of(
                        "X-Forwarded-For: 6.6.6.6",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Proto: gopher",
                        "X-Forwarded-Port: 666",
                        "X-Forwarded-Prefix: /evil",
                        "Forwarded: for=6.6.6.6",
                        "X-Real-IP: 6.6.6.6",
                        "X-Original-URL: /shop/v1/items",
                        "X-Rewrite-URL: /shop/v1/items",
                        "X-HTTP-Method-Override: DELETE",
                        "X-HTTP-Method: DELETE",
                        "X_Forwarded_For: 6.6.6.6",
                        "X_Original_URL: /shop/v1/items")
                .map(header -> stripped("H17", "`" + header + "`", GET + header + "\r\n" + LAST, header));
    }
}
