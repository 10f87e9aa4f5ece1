package mgwc.gateway.step;

import io.netty.buffer.ByteBuf;
import mgwc.gateway.request.Request;

/**
 * A step that sees bodies as they pass by; it declares which with {@link Step#requestBody} and
 * {@link Step#responseBody}.
 */
public non-sealed interface BodyObserver extends Step {

    /** @param chunk valid during the call; its indexes stay as they are */
    default void onRequestBody(Request request, ByteBuf chunk) {}

    /** @param chunk valid during the call; its indexes stay as they are */
    default void onResponseBody(Request request, ByteBuf chunk) {}
}
