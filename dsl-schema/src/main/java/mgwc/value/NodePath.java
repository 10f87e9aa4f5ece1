package mgwc.value;

import java.util.ArrayList;
import java.util.List;

/**
 * A place inside one document, as the keys and list indexes that lead to it from the root.
 *
 * <p>Printed as a JSON Pointer (RFC 6901): {@code /spec/endpoints/production/backends/east/url}. The root is the empty
 * pointer.
 */
public record NodePath(List<String> segments) implements Comparable<NodePath> {

    /** The whole document. */
    public static final NodePath ROOT = new NodePath(List.of());

    public NodePath {
        segments = List.copyOf(segments);
    }

    // written out, because the record's own would be linked at run time, in the start of every check
    @Override
    public boolean equals(Object other) {
        return other instanceof NodePath path && path.segments.equals(segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    public static NodePath of(String... segments) {
        return new NodePath(List.of(segments));
    }

    /** Reads a JSON Pointer; anything that does not start with {@code /} is taken as a dotted path ({@code a.b.c}). */
    public static NodePath parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        if (text.charAt(0) != '/') {
            return new NodePath(List.of(text.split("\\.", -1)));
        }
        List<String> segments = new ArrayList<>();
        for (String segment : text.substring(1).split("/", -1)) {
            segments.add(segment.replace("~1", "/").replace("~0", "~"));
        }
        return new NodePath(segments);
    }

    public NodePath child(String segment) {
        String[] longer = segments.toArray(new String[segments.size() + 1]);
        longer[segments.size()] = segment;
        return new NodePath(List.of(longer));
    }

    public NodePath child(int index) {
        return child(Integer.toString(index));
    }

    /** This path followed by all segments of {@code rest}. */
    public NodePath resolve(NodePath rest) {
        List<String> longer = new ArrayList<>(segments);
        longer.addAll(rest.segments);
        return new NodePath(longer);
    }

    public boolean isRoot() {
        return segments.isEmpty();
    }

    /** The path one step up; the root is its own parent. */
    public NodePath parent() {
        return isRoot() ? this : new NodePath(segments.subList(0, segments.size() - 1));
    }

    /** The last key or index, or the empty string at the root. */
    public String name() {
        return isRoot() ? "" : segments.getLast();
    }

    public boolean startsWith(NodePath prefix) {
        return segments.size() >= prefix.segments.size()
                && segments.subList(0, prefix.segments.size()).equals(prefix.segments);
    }

    /** {@code spec.endpoints.production}: how people write a path on a command line and read it in a message. */
    public String dotted() {
        return String.join(".", segments);
    }

    @Override
    public int compareTo(NodePath other) {
        int shared = Math.min(segments.size(), other.segments.size());
        for (int i = 0; i < shared; i++) {
            int order = segments.get(i).compareTo(other.segments.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(segments.size(), other.segments.size());
    }

    @Override
    public String toString() {
        StringBuilder pointer = new StringBuilder();
        for (String segment : segments) {
            pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
