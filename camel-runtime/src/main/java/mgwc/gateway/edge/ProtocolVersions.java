package mgwc.gateway.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Turns a request of a version that is neither HTTP/1.1 nor HTTP/1.0 into an unreadable one. Vert.x would answer it
 * itself, in the version that was sent and without anybody counting it.
 */
@Sharable
final class ProtocolVersions extends ChannelInboundHandlerAdapter {

    static final ProtocolVersions GUARD = new ProtocolVersions();

    /** Why the request is unreadable. */
    static final class UnsupportedVersion extends Exception {

        private static final long serialVersionUID = 1;

        private UnsupportedVersion() {
            super("not HTTP/1.1 or HTTP/1.0", null, false, false);
        }
    }

    private ProtocolVersions() {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !spoken(request.protocolVersion())) {
            if (request.decoderResult().isSuccess()) {
                request.setDecoderResult(DecoderResult.failure(new UnsupportedVersion()));
            }
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        context.fireChannelRead(message);
    }

    /** By identity, as Vert.x does: Netty has the constants for what is spelled as RFC 9112 section 2.3 says. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean spoken(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }
}
