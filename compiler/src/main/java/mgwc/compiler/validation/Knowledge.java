package mgwc.compiler.validation;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.parse.ApiFiles;
import mgwc.compiler.parse.Head;
import mgwc.compiler.parse.Reading;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.source.FileIndex;
import mgwc.compiler.source.FileStamp;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;

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
public record Knowledge(String frame, Map<String, KnownFile> files, Map<String, ApiVerdict> apis) {

    public static final Knowledge NONE = new Knowledge("", Map.of(), Map.of());

    public Knowledge {
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
    public record KnownFile(
            String digest, Optional<FileStamp> stamp, Reading reading, Optional<List<Diagnostic>> findings) {

        public KnownFile {
            findings = findings.map(List::copyOf);
        }
    }

    /** What lets the next run do without opening files. */
    public FileIndex index() {
        Map<String, FileIndex.Entry> entries = new HashMap<>();
        files.forEach((path, file) ->
                file.stamp().ifPresent(stamp -> entries.put(path, new FileIndex.Entry(stamp, file.digest()))));
        return new FileIndex(entries);
    }

    /** What is known of the files of a tree that have the content they had. */
    Unchanged in(SourceTree tree) {
        if (files.isEmpty()) {
            return new Unchanged(Map.of(), Map.of());
        }
        Map<String, KnownFile> same = new HashMap<>();
        for (SourceFile file : tree.files().values()) {
            KnownFile known = files.get(file.path());
            if (known != null && known.digest().equals(file.digest())) {
                same.put(file.path(), known);
            }
        }
        Set<String> changed = new HashSet<>();
        files.keySet().stream().filter(path -> !same.containsKey(path)).forEach(changed::add);
        tree.files().keySet().stream().filter(path -> !same.containsKey(path)).forEach(changed::add);
        Map<String, ApiVerdict> lasting = new HashMap<>(apis);
        if (!changed.isEmpty()) {
            lasting.values().removeIf(verdict -> verdict.inputs().stream().anyMatch(changed::contains));
        }
        return new Unchanged(same, lasting);
    }

    /**
     * What still holds.
     *
     * @param apis whose files are the same; whether other files belong to them now is not known yet
     */
    record Unchanged(Map<String, KnownFile> files, Map<String, ApiVerdict> apis) {

        Map<String, Reading> readings() {
            Map<String, Reading> readings = new HashMap<>();
            files.forEach((path, file) -> {
                if (!file.reading().isBroken()) {
                    readings.put(path, file.reading());
                }
            });
            return readings;
        }

        /** What is known of an API if the same documents make it up, in at least the given environments. */
        Optional<ApiVerdict> verdict(ApiFiles api, Set<String> environments) {
            return Optional.ofNullable(apis.get(api.api().path()))
                    .filter(verdict -> verdict.overlays()
                            .equals(api.overlays().stream().map(Head::path).toList()))
                    .filter(verdict -> verdict.environments().keySet().containsAll(environments));
        }
    }
}
