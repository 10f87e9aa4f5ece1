package mgwc.gateway.backend;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.util.List;

/**
 * Netty's decoder, strict about what tells where a response ends (RFC 9112 section 6): a response that two readers
 * could take for different lengths is refused and not repaired.
 *
 * <p>Decodes one response for each {@link #expect}. Anything else that a backend sends is {@linkplain #surplus
 * surplus}: it belongs to no request, whatever it looks like (RFC 9112 section 6.3).
 */
final class ResponseDecoder extends HttpResponseDecoder {

    private static final int MAX_STATUS_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 64 * 1024;
    private static final int MAX_CHUNK = 64 * 1024;

    private boolean answersHead;
    private boolean interim;
    private boolean expecting;
    private boolean surplus;

    ResponseDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_STATUS_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxChunkSize(MAX_CHUNK));
    }

    /** Says what the next response answers, for one to HEAD has no body whatever its headers say. */
    void expect(boolean head) {
        answersHead = head;
        expecting = true;
    }

    /** Whether anything was received that is not part of a response that was expected. It was thrown away. */
    boolean surplus() {
        return surplus;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf received, List<Object> decoded) throws Exception {
        if (!expecting) {
            surplus = true;
            received.skipBytes(received.readableBytes());
            return;
        }
        super.decode(context, received, decoded);
        if (!decoded.isEmpty() && decoded.getLast() instanceof LastHttpContent) {
            expecting = interim;
            interim = false;
        }
    }

    /** Netty ends a name at the first space, so that a field would be passed on under another name. */
    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        if (line[start + length] != ':') {
            throw new IllegalArgumentException("a space in the name of a header field");
        }
        return super.splitHeaderName(line, start, length);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        var response = (HttpResponse) message;
        if (response.protocolVersion().majorVersion() != 1) {
            throw new IllegalArgumentException("version " + response.protocolVersion());
        }
        int status = response.status().code();
        if (status < 100 || status > 599 || status == 101) {
            throw new IllegalArgumentException("status " + status);
        }
        interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!interim && response.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            checkTransferEncoding(response);
        }
        return interim || answersHead || super.isContentAlwaysEmpty(message);
    }

    private static void checkTransferEncoding(HttpResponse response) {
        var codings = response.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.size() != 1
                || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(
                        codings.getFirst().strip())) {
            throw new IllegalArgumentException("transfer coding other than chunked");
        }
        if (response.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
        }
    }
}
