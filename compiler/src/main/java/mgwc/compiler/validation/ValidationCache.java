package mgwc.compiler.validation;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.source.FileIndex;
import mgwc.compiler.source.FileStamp;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.workspace.ApiFiles;
import mgwc.compiler.workspace.Head;
import mgwc.compiler.workspace.Reading;

/**
 * What a run found of each file and each API, as far as it holds for as long as the files behind it have the content
 * they had.
 *
 * <p>Takes the maps as they are, as they are large; nobody changes them any more.
 *
 * @param frame digest of what all APIs depend on: environments, tiers, policies
 * @param files by path
 * @param apis by path of the document that declares the API
 */
public record ValidationCache(String frame, Map<String, CachedFile> files, Map<String, ApiResult> apis) {

    public static final ValidationCache NONE = new ValidationCache("", Map.of(), Map.of());

    public ValidationCache {
        files = Collections.unmodifiableMap(files);
        apis = Collections.unmodifiableMap(apis);
    }

    /**
     * One file by its content.
     *
     * @param digest of the content
     * @param stamp of the file when it had that content; only files of a work tree have one
     * @param findings of rules over files; absent where they were not asked, as the file was a contract
     */
    public record CachedFile(
            String digest, Optional<FileStamp> stamp, Reading reading, Optional<List<Diagnostic>> findings) {

        public CachedFile {
            findings = findings.map(List::copyOf);
        }
    }

    /** What lets the next run do without opening files. */
    public FileIndex index() {
        return (path, stamp) -> Optional.ofNullable(files.get(path))
                .filter(file -> file.stamp().filter(stamp::equals).isPresent())
                .map(CachedFile::digest);
    }

    /** How many files of a tree would have to be opened the next time, though that could be spared. */
    public long unstamped(SourceTree tree) {
        return tree.files().values().stream()
                .filter(file -> file.stamp().isPresent())
                .filter(file -> {
                    CachedFile known = files.get(file.path());
                    return known == null || !known.stamp().equals(file.stamp());
                })
                .count();
    }

    /** What is known of a tree. */
    Unchanged in(SourceTree tree) {
        Set<String> changed = new HashSet<>();
        int left = files.size();
        for (SourceFile file : tree.files().values()) {
            CachedFile known = files.get(file.path());
            if (known == null || !known.digest().equals(file.digest())) {
                changed.add(file.path());
            }
            if (known != null) {
                left--;
            }
        }
        if (left > 0) {
            files.keySet().stream()
                    .filter(path -> !tree.files().containsKey(path))
                    .forEach(changed::add);
        }
        return new Unchanged(this, changed);
    }

    /**
     * What still holds.
     *
     * @param changed paths of files that are new, or are gone, or have another content
     */
    record Unchanged(ValidationCache cache, Set<String> changed) {

        /** A file that has the content it had. */
        Optional<CachedFile> file(String path) {
            return changed.contains(path)
                    ? Optional.empty()
                    : Optional.ofNullable(cache.files().get(path));
        }

        /** What a file is; what is said about a broken one is found out anew. */
        Optional<Reading> reading(String path) {
            return file(path).map(CachedFile::reading).filter(reading -> !reading.isBroken());
        }

        /**
         * What is known of an API if the same documents make it up, in at least the given environments.
         *
         * @param frame digest of what all APIs depend on now
         */
        Optional<ApiResult> result(ApiFiles api, String frame, Set<String> environments) {
            ApiResult result = cache.apis().get(api.api().path());
            boolean holds = result != null
                    && frame.equals(cache.frame())
                    && result.overlays()
                            .equals(api.overlays().stream().map(Head::path).toList())
                    && result.environments().keySet().containsAll(environments)
                    && (changed.isEmpty() || result.inputs().stream().noneMatch(changed::contains));
            return holds ? Optional.ofNullable(result) : Optional.empty();
        }
    }
}
