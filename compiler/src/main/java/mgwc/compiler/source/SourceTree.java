package mgwc.compiler.source;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a workspace at one moment: of the work tree, of the Git index or of a commit.
 *
 * @param commit the commit the files belong to, when they belong to one without local changes
 * @param files by path
 */
public record SourceTree(Optional<String> commit, SortedMap<String, SourceFile> files) {

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
}
