package mgwc.value;

import org.jspecify.annotations.Nullable;

/**
 * Names one version of one API across the workspace, the release and the gateway; printed {@code pizza-shack-v1}.
 *
 * <p>Schema-checked before it gets here: a name is a lower-case DNS label; a version is {@code v1}, {@code v1.2},
 * {@code 1.0}, {@code 1.0.0} or a date ({@code 2026-11-29}). So the printed name can be read in one way only: a name
 * has no dots, and a date is the longest end of it that is one.
 */
public record ApiId(String name, String version) implements Comparable<ApiId> {

    /** In the order of the printed names. */
    @Override
    public int compareTo(ApiId other) {
        boolean namesDecide = !name.startsWith(other.name) && !other.name.startsWith(name);
        return namesDecide ? name.compareTo(other.name) : toString().compareTo(other.toString());
    }

    /** Written out, as generated ones are linked at first use (ADR 11). */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiId id && name.equals(id.name) && version.equals(id.version);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + version.hashCode();
    }

    @Override
    public String toString() {
        return name + "-" + version;
    }
}
