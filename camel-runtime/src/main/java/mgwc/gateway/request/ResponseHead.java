package mgwc.gateway.request;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The head of a response before it is sent. */
public interface ResponseHead {

    int status();

    /** The header fields; those that frame the message or concern the connection cannot be changed. */
    MutableHeaderFields headers();

    /**
     * The whole body, if a step of the request needs it whole; null otherwise. It is valid until the phase returns, and
     * its indexes stay as they are.
     */
    @Nullable
    ByteBuf wholeBody();
}
