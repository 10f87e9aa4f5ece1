package mgwc.compiler.source;

import org.jspecify.annotations.Nullable;

/**
 * What the system says about a file without opening it. While it stays the same, so does the content: the system sets
 * the time of the last change of the inode itself, so that nobody can set it back.
 *
 * @param size in bytes
 * @param modified nanoseconds since 1970
 * @param changed of the inode, nanoseconds since 1970; 0 where the system does not say
 * @param inode its number; 0 where the system does not say
 */
public record FileStamp(long size, long modified, long changed, long inode) {

    /** Clocks of file systems may be coarse, and a file may change twice within a tick. */
    private static final long TICK_NANOS = 2_000_000_000L;

    /** Written out, as generated ones are linked at first use (ADR 11). */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileStamp stamp
                && size == stamp.size
                && modified == stamp.modified
                && changed == stamp.changed
                && inode == stamp.inode;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size ^ modified ^ changed ^ inode);
    }

    /**
     * Whether a change after a moment would be seen, so that a file read at that moment can be told from a later one.
     */
    public boolean isSettledAt(long nanos) {
        return Math.max(modified, changed) < nanos - TICK_NANOS && changed != 0;
    }
}
