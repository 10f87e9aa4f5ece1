package mgwc.it.hostile;

import static mgwc.it.hostile.Attack.POST;
import static mgwc.it.hostile.Attack.SMUGGLED;
import static mgwc.it.hostile.Attack.abandoned;
import static mgwc.it.hostile.Attack.passed;
import static mgwc.it.hostile.Attack.passedOrRefused;
import static mgwc.it.hostile.Attack.refused;
import static mgwc.it.hostile.Attack.strippedOrRefused;

import java.util.stream.Stream;

/** Attacks on where a message ends (RFC 9112 sections 6 and 7): request smuggling in its many forms. */
final class Framing {

    private Framing() {}

    static Stream<Attack> attacks() {
        return Stream.of(lengthAndChunks(), transferCodings(), lengths(), chunkSizes(), chunkLines(), trailers())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> lengthAndChunks() {
        String chunks = "0\r\n\r\n" + SMUGGLED;
        return Stream.of(
                refused(
                        "H1",
                        "length, then chunks",
                        POST + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks,
                        400),
                refused(
                        "H1",
                        "chunks, then length",
                        POST + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n" + chunks,
                        400),
                refused(
                        "H1",
                        "length 0 and chunks",
                        POST + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks,
                        400));
    }

    private static Stream<Attack> transferCodings() {
        return Stream.concat(
                Stream.of(
                                "xchunked",
                                "\"chunked\"",
                                "chunked, identity",
                                "chunked, xchunked",
                                "chunked, chunked",
                                "gzip, chunked",
                                "identity",
                                "chunked;q=1",
                                "\u00a0chunked",
                                "\u000bchunked",
                                "chunked\u00ff",
                                "chun ked",
                                "")
                        .map(coding -> refused(
                                "H2",
                                "transfer coding `" + coding + "`",
                                POST + "Transfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n" + SMUGGLED,
                                400,
                                501)),
                Stream.of(
                        refused(
                                "H2",
                                "list that starts empty",
                                POST + "Transfer-Encoding: ,chunked\r\n\r\n0\r\n\r\n",
                                400),
                        passed(
                                "H2",
                                "coding in upper case",
                                POST + "Transfer-Encoding: CHUNKED\r\nConnection: close\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                                "2\r\nhi\r\n0\r\n\r\n"),
                        refused(
                                "H3",
                                "two lines",
                                POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"
                                        + SMUGGLED,
                                400,
                                501),
                        refused(
                                "H3",
                                "same line twice",
                                POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                        + SMUGGLED,
                                400,
                                501),
                        refused(
                                "H3",
                                "on HTTP/1.0",
                                POST.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
                                400),
                        refused(
                                "H3",
                                "space before the colon",
                                POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
                                400),
                        passedOrRefused(
                                "H3",
                                "value on the next line",
                                POST
                                        + "Connection: close\r\nTransfer-Encoding:\r\n chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                                "\r\n\r\n2\r\nhi\r\n0\r\n\r\n")));
    }

    private static Stream<Attack> lengths() {
        return Stream.concat(
                Stream.of(
                                "3, 3",
                                "3, 4",
                                "+3",
                                "-1",
                                "0x3",
                                "3 3",
                                "",
                                "3;",
                                "3.0",
                                "1e1",
                                "9223372036854775808",
                                "99999999999999999999",
                                "\u00a03",
                                "3\u000b")
                        .map(length -> refused(
                                "H4",
                                "length `" + length + "`",
                                POST + "Content-Length: " + length + "\r\n\r\nabc" + SMUGGLED,
                                400)),
                Stream.of(
                        refused(
                                "H4",
                                "two equal lengths",
                                POST + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc" + SMUGGLED,
                                400),
                        refused(
                                "H4",
                                "two different lengths",
                                POST + "Content-Length: 3\r\nContent-Length: 0\r\n\r\nabc" + SMUGGLED,
                                400),
                        refused("H4", "space before the colon", POST + "Content-Length : 3\r\n\r\nabc" + SMUGGLED, 400),
                        passedOrRefused(
                                "H4",
                                "leading zeros are decimal",
                                POST + "Connection: close\r\nContent-Length: 010\r\n\r\n0123456789",
                                "\r\n\r\n0123456789")));
    }

    private static Stream<Attack> chunkSizes() {
        return Stream.of("0x1", "+1", "-1", "1_0", "100000004", "fffffffffffffffff", "g", "", " 1", "1 1", "\u00a01")
                .map(size -> abandoned(
                        "H5",
                        "chunk size `" + size + "`",
                        POST + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\na\r\n0\r\n\r\n" + SMUGGLED));
    }

    private static Stream<Attack> chunkLines() {
        String chunked = POST + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                abandoned("H6", "bare LF ends a chunk size", chunked + "1\na\r\n0\r\n\r\n" + SMUGGLED),
                abandoned("H6", "bare LF in an extension", chunked + "1;x\ny\r\na\r\n0\r\n\r\n" + SMUGGLED),
                abandoned("H6", "bare CR in an extension", chunked + "1;\rx\r\na\r\n0\r\n\r\n" + SMUGGLED),
                abandoned("H6", "bare CR ends a chunk size", chunked + "1\r\ra\r\n0\r\n\r\n" + SMUGGLED),
                abandoned("H6", "chunk longer than its size", chunked + "1\r\nabc\r\n0\r\n\r\n" + SMUGGLED),
                abandoned("H6", "chunk ended by a bare LF", chunked + "1\r\na\n0\r\n\r\n" + SMUGGLED),
                abandoned("H6", "last chunk ended by a bare LF", chunked + "1\r\na\r\n0\n\n" + SMUGGLED),
                abandoned("H6", "NUL in an extension", chunked + "1;\0\r\na\r\n0\r\n\r\n" + SMUGGLED),
                refused("H6", "bare LF ends the request line", POST.replaceFirst("\r\n", "\n") + "\r\n", 400),
                refused("H6", "bare LF ends a header", POST + "X-A: b\nContent-Length: 0\r\n\r\n", 400),
                refused("H6", "bare LFs everywhere", POST.replace("\r\n", "\n") + "\n", 400),
                refused("H6", "bare CR ends a header", POST + "X-A: b\rContent-Length: 0\r\n\r\n", 400));
    }

    private static Stream<Attack> trailers() {
        return Stream.of(
                        "Content-Length: 40",
                        "Transfer-Encoding: gzip",
                        "Host: evil.example",
                        "Authorization: Bearer evil",
                        "X-Forwarded-For: 6.6.6.6")
                .map(trailer -> strippedOrRefused(
                        "H7",
                        "trailer `" + trailer + "`",
                        POST + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n" + trailer
                                + "\r\n\r\n",
                        trailer + "\r\n"));
    }
}
