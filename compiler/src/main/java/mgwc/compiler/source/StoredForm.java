package mgwc.compiler.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files of the work tree in the form in which Git stores them, with the line ends, the encoding and the {@code $Id$}
 * that settings and attributes ask for. Git itself converts them, in an index and an object store that are deleted
 * afterwards.
 *
 * @param contents by path, of the files that Git stores with other bytes
 * @param filtered the name of the filter by path, of files that an external program converts; these are left as they
 *     are
 */
record StoredForm(Map<String, byte[]> contents, Map<String, String> filtered) {

    private static final Set<String> UNSET = Set.of("unspecified", "unset");

    /** Only these make Git change more of a file than its line ends. */
    private static final Set<String> CONVERSIONS = Set.of("ident", "working-tree-encoding");

    /**
     * @param commit whose line ends decide, as Git keeps those of a file that it has with CRLF
     * @throws SourceUnavailable when Git cannot convert a file
     */
    static StoredForm of(Git git, String commit, List<SourceFile> files) {
        if (files.isEmpty()) {
            return new StoredForm(Map.of(), Map.of());
        }
        Map<String, String> filtered = new HashMap<>();
        Set<String> converted = new TreeSet<>();
        attributes(git, files, filtered, converted);
        List<SourceFile> wanted = files.stream()
                .filter(file -> !filtered.containsKey(file.path()))
                .filter(file -> converted.contains(file.path()) || hasCarriageReturn(file.content()))
                .toList();
        return new StoredForm(wanted.isEmpty() ? Map.of() : stored(git, commit, wanted), filtered);
    }

    private static boolean hasCarriageReturn(byte[] content) {
        for (byte b : content) {
            if (b == '\r') {
                return true;
            }
        }
        return false;
    }

    private static void attributes(
            Git git, List<SourceFile> files, Map<String, String> filtered, Set<String> converted) {
        List<String> words = git.ask(
                        request(files), "check-attr", "-z", "--stdin", "filter", "ident", "working-tree-encoding")
                .records();
        for (int i = 0; i + 2 < words.size(); i += 3) {
            String attribute = words.get(i + 1);
            String value = words.get(i + 2);
            if (!UNSET.contains(value)) {
                if (CONVERSIONS.contains(attribute)) {
                    converted.add(words.get(i));
                } else {
                    filtered.put(words.get(i), value);
                }
            }
        }
    }

    private static byte[] request(Collection<SourceFile> files) {
        return files.stream()
                .map(file -> file.path() + "\0")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> stored(Git git, String commit, List<SourceFile> files) {
        try {
            Path scratch = Files.createTempDirectory("mgwc-git");
            try {
                return convert(scratch(git, scratch), commit, files);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new SourceUnavailable("no folder for temporary files can be used: " + e.getMessage(), e);
        }
    }

    /** The same repository with an index and new objects in another folder. */
    private static Git scratch(Git git, Path folder) throws IOException {
        String objects =
                asked(git, new byte[0], "rev-parse", "--git-path", "objects").line();
        Path alternates = folder.resolve("objects/info/alternates");
        Files.createDirectories(alternates.getParent());
        Files.writeString(
                alternates, git.folder().resolve(objects).toAbsolutePath().normalize() + "\n");
        return git.with(Map.of(
                "GIT_INDEX_FILE", folder.resolve("index").toString(),
                "GIT_OBJECT_DIRECTORY", folder.resolve("objects").toString()));
    }

    private static Map<String, byte[]> convert(Git git, String commit, List<SourceFile> files) {
        asked(git, new byte[0], inScratch("read-tree", "--no-sparse-checkout", commit));
        asked(git, request(files), inScratch("update-index", "--add", "--replace", "-z", "--stdin"));
        Map<String, SourceFile> byPath = new HashMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        List<GitEntry> entries = new ArrayList<>();
        for (GitEntry entry : GitEntry.ofIndex(asked(git, new byte[0], "ls-files", "--stage", "-z"))) {
            SourceFile file = byPath.get(entry.path());
            if (file != null && !entry.object().equals(ObjectId.of(file.content(), commit.length()))) {
                entries.add(entry);
            }
        }
        Map<String, byte[]> contents = new HashMap<>();
        new GitBlobs(git)
                .read(
                        entries.stream()
                                .map(entry -> new GitBlobs.Wanted(entry.object(), WorkspaceFiles.largest(entry.path())))
                                .toList(),
                        (index, size, content) ->
                                keep(contents, entries.get(index).path(), content));
        return contents;
    }

    private static void keep(Map<String, byte[]> contents, String path, Optional<byte[]> content) {
        content.ifPresent(bytes -> contents.put(path, bytes));
    }

    /** Git would otherwise run a hook, share the index or refuse mixed line ends. */
    private static String[] inScratch(String... command) {
        List<String> words = new ArrayList<>(
                List.of("-c", "core.hooksPath=/dev/null", "-c", "core.splitIndex=false", "-c", "core.safecrlf=false"));
        words.addAll(List.of(command));
        return words.toArray(String[]::new);
    }

    private static Git.Answer asked(Git git, byte[] input, String... command) {
        Git.Answer answer = git.ask(input, command);
        if (!answer.succeeded()) {
            throw new SourceUnavailable("Git cannot store the files of the work tree: " + answer.reason());
        }
        return answer;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
