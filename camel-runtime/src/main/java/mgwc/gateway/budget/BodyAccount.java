package mgwc.gateway.budget;

/**
 * The bytes that one body holds in one direction. Flow control keeps them near the window: the gateway stops reading
 * when the window is full, and goes on when half of it is empty. Used on one event loop only.
 */
public final class BodyAccount {

    /** How many bytes of a body may be in flight before no more of it is read. */
    public static final int WINDOW = 32 * 1024;

    /** The cost of a part of a body in bytes, besides its own, so that parts of one byte are not free. */
    public static final int PART = 256;

    private final BodyShare share;
    private long held;
    private boolean closed;

    public BodyAccount(BodyShare share) {
        this.share = share;
    }

    /** How many bytes the body holds. */
    public long held() {
        return held;
    }

    /**
     * Holds so many bytes from now on, instead of those it held before. A closed account takes no more.
     *
     * @return false if there is not so much left; it holds as much as before then
     */
    public boolean hold(long bytes) {
        long more = bytes - held;
        if (more == 0 || closed) {
            return true;
        }
        if (more < 0) {
            share.give(-more);
        } else if (!share.take(more)) {
            return false;
        }
        held = bytes;
        return true;
    }

    /** Gives everything back, for good. */
    public void close() {
        hold(0);
        closed = true;
    }
}
