package mgwc.gateway.request;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The body of a request. Nothing of it is received before somebody reads it. */
public interface RequestBody {

    /** How the end of the body is known (RFC 9112 section 6.3). */
    enum Framing {
        NONE,
        LENGTH,
        CHUNKED,
        /** Only the end of the stream shows it, as HTTP/2 allows. */
        UNKNOWN
    }

    /** Takes the body as it arrives. */
    interface Reader {

        /** @param chunk is the reader's own to release */
        void chunk(ByteBuf chunk);

        /** Nothing more follows. Is not called when the caller leaves before. */
        void end();

        /** The gateway has no memory for more of the body, so that the request must end. Is called once. */
        void refused();
    }

    Framing framing();

    /** Whether all of it was received. */
    boolean complete();

    /** Hands the body to the reader from now on, as fast as the caller sends it. */
    void read(Reader reader);

    /** Receives nothing more for now; what was received already may still be handed over. */
    void pause();

    /** Receives on after {@link #pause}. */
    void resume();

    /** Says how many bytes of what was handed over still wait on their way to the backend. */
    void unsent(long bytes);

    /** What became of an attempt to receive the whole body. */
    enum Buffering {
        WHOLE,
        TOO_LARGE,
        /** The caller sent it more slowly than the gateway accepts. */
        TOO_SLOW,
        /** The bodies in flight hold as much memory as they may together. */
        NO_MEMORY
    }

    /**
     * Receives the whole body before anybody reads it. Readers that come later get it from memory.
     *
     * @param limit in bytes
     * @param done is called once on the event loop of the request; not at all when the caller leaves before
     */
    void buffer(int limit, Consumer<Buffering> done);

    /** The whole body, if it was buffered; null otherwise. It stays the request's, and its indexes stay as they are. */
    @Nullable
    ByteBuf whole();

    /**
     * Leaves a caller that may still be sending the time to read a response that was complete before, and then closes
     * the connection (RFC 9112 section 9.6).
     */
    void lingerAndClose();
}
