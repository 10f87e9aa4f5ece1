package mgwc.lsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.value.NodePath;

/**
 * The keys and values of a YAML or JSON file with their places, as far as they can be told from how the text looks.
 * Made of any text, well-formed or half-typed; of well-formed documents it says the same as the real reader.
 *
 * @param entries in the order of the text
 */
record Outline(List<Entry> entries, Map<NodePath, Entry> byPath) {

    Outline {
        entries = List.copyOf(entries);
        byPath = Map.copyOf(byPath);
    }

    /**
     * A key with its value, or an item of a list.
     *
     * @param key of an item that of its value, or of its dash while there is none
     * @param value of a scalar, as it is written
     * @param text of a scalar, without quotes
     * @param column where the key or the dash starts; 0 inside of brackets, where indentation means nothing
     */
    record Entry(NodePath path, boolean item, SourceSpan key, Optional<SourceSpan> value, String text, int column) {

        String name() {
            return path.name();
        }

        int line() {
            return key.startLine();
        }

        boolean isScalar() {
            return value.isPresent();
        }
    }

    /** What somebody points at: the key or the value of an entry. */
    record Spot(Entry entry, boolean key) {

        SourceSpan span() {
            return key ? entry.key() : entry.value().orElse(entry.key());
        }
    }

    static Outline of(String path, List<String> lines) {
        return new OutlineReader(path, lines).read();
    }

    static Outline of(List<Entry> entries) {
        Map<NodePath, Entry> byPath = new HashMap<>();
        entries.forEach(entry -> byPath.putIfAbsent(entry.path(), entry));
        return new Outline(entries, byPath);
    }

    Optional<Entry> at(NodePath path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The text of the scalar at a path. */
    Optional<String> text(NodePath path) {
        return at(path).filter(Entry::isScalar).map(Entry::text);
    }

    Optional<String> text(String... path) {
        return text(NodePath.of(path));
    }

    /** The entries right below a path, in the order of the text. */
    List<Entry> children(NodePath path) {
        int depth = path.segments().size() + 1;
        return entries.stream()
                .filter(entry ->
                        entry.path().segments().size() == depth && entry.path().startsWith(path))
                .toList();
    }

    /** The entries whose paths are as in a pattern, in which {@code *} stands for any one segment. */
    List<Entry> matching(NodePath pattern) {
        return entries.stream().filter(entry -> matches(entry.path(), pattern)).toList();
    }

    static boolean matches(NodePath path, NodePath pattern) {
        List<String> segments = path.segments();
        List<String> wanted = pattern.segments();
        if (segments.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The key or value at a place; at the end of a word still the word. */
    Optional<Spot> spot(Lines.Place place) {
        Optional<Spot> found = Optional.empty();
        for (Entry entry : entries) {
            if (entry.value().filter(span -> covers(span, place)).isPresent()) {
                found = Optional.of(new Spot(entry, false));
            } else if (!entry.item() && covers(entry.key(), place)) {
                found = Optional.of(new Spot(entry, true));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return found;
    }

    private static boolean covers(SourceSpan span, Lines.Place place) {
        boolean afterStart = place.line() > span.startLine()
                || (place.line() == span.startLine() && place.column() >= span.startColumn());
        boolean beforeEnd =
                place.line() < span.endLine() || (place.line() == span.endLine() && place.column() <= span.endColumn());
        return afterStart && beforeEnd;
    }
}
