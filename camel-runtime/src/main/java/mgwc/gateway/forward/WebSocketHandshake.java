package mgwc.gateway.forward;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.util.List;
import mgwc.gateway.request.HeaderFields;
import mgwc.gateway.request.ProtocolVersion;
import mgwc.gateway.request.Request;

/**
 * Requests that ask to go on as a WebSocket (RFC 6455 section 4.1). A backend would answer one without the fields of
 * the handshake, which never pass the gateway, and the caller could not use that answer.
 *
 * <p>Other protocols in {@code Upgrade}, such as {@code h2c} and {@code TLS/1.3}, are offers that a server may ignore
 * (RFC 9110 section 7.8). So is the field in HTTP/1.0, and where {@code Connection} does not list it.
 */
final class WebSocketHandshake {

    private WebSocketHandshake() {}

    /** Whether the request can only be answered well by a switch to the WebSocket protocol. */
    static boolean begins(Request request) {
        HeaderFields headers = request.headers();
        return headers.contains(HttpHeaderNames.UPGRADE)
                && request.version() == ProtocolVersion.HTTP_1_1
                && lists(headers.all(HttpHeaderNames.UPGRADE), HttpHeaderValues.WEBSOCKET.toString())
                && lists(headers.all(HttpHeaderNames.CONNECTION), HttpHeaderValues.UPGRADE.toString());
    }

    /** Whether a list has the name, with or without a version behind it. */
    private static boolean lists(List<String> values, String name) {
        for (String value : values) {
            for (String entry : value.split(",", -1)) {
                String element = entry.strip();
                int version = element.indexOf('/');
                if (name.equalsIgnoreCase(version < 0 ? element : element.substring(0, version))) {
                    return true;
                }
            }
        }
        return false;
    }
}
