package mgwc.compiler.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mgwc.compiler.diagnostic.SourceLines;

/**
 * The files of a workspace at one moment: of the work tree, of the Git index or of a commit.
 *
 * @param commit the id of the commit that has exactly these files; only {@link TracedSource} and a read commit name it
 * @param files by path
 */
public record SourceTree(Optional<String> commit, SortedMap<String, SourceFile> files) implements SourceLines {

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    public SourceTree {
        files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public static SourceTree of(List<SourceFile> files) {
        SortedMap<String, SourceFile> byPath = new TreeMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        return new SourceTree(Optional.empty(), byPath);
    }

    public Optional<SourceFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public List<String> lines(String path) {
        return file(path)
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .map(text -> text.startsWith("\ufeff") ? text.substring(1) : text)
                .map(text -> List.of(LINE_END.split(text, -1)))
                .orElse(List.of());
    }
}
