package mgwc.gateway.request;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The response to a request, for whoever writes it: the forwarding to a backend, or the edge. Steps see a
 * {@link ResponseHead} of it.
 */
public interface Response {

    void status(int status);

    /** All header fields, also those that frame the message. */
    MutableHeaderFields headers();

    /**
     * Completes the head: from now on the response phases of the steps have run, or will when the whole body is there.
     *
     * @return false if a response phase failed; the request is denied then, and this response is not wanted
     */
    boolean begin();

    /** Whether the head was sent. */
    boolean headSent();

    /** Whether something can still be written. */
    boolean open();

    /** Sends the head if it was not sent before. */
    void sendHead();

    /** @param chunk is the response's own to release */
    void write(ByteBuf chunk);

    /** @param last is the response's own to release */
    void end(@Nullable ByteBuf last);

    /**
     * Whether the caller takes no more for now.
     *
     * @param drained is called once when the caller takes more again, if the answer is true
     */
    boolean full(Runnable drained);

    /** Frames the body by chunks, where the protocol version needs it. */
    void chunked();

    /** Makes this response the last one of the connection. */
    void closeAfterwards();

    /** Ends the connection so that no caller takes for complete what it got. */
    void abort();

    /** Sends {@code 100 Continue}. */
    void sendContinue();

    /** Sends {@code 103 Early Hints} (RFC 8297) with these header fields. */
    void sendEarlyHints(Iterable<Answer.Field> fields);
}
