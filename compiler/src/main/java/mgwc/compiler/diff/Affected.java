package mgwc.compiler.diff;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.workspace.ApiFiles;
import mgwc.compiler.workspace.Head;
import mgwc.compiler.workspace.Inventory;

/**
 * Which APIs can be another from one tree to the next. The rest is the same in both, so that it need not be read to be
 * compared: an API is what its own files and the shared documents make of it. So nothing is told of a contract that is
 * broken in both.
 */
final class Affected {

    /** A reference that does not start with {@code #}, or an escape that may hide one. */
    private static final Pattern OUTWARD = Pattern.compile("\\$ref(?![\"']?\\s*:\\s*[\"']#)|\\\\[uUx]");

    private Affected() {}

    /** Whether two trees have the same content at a path. */
    static boolean isSame(String path, SourceTree one, SourceTree other) {
        Optional<SourceFile> first = one.file(path);
        Optional<SourceFile> second = other.file(path);
        return first.isPresent()
                && second.isPresent()
                && Arrays.equals(first.get().content(), second.get().content());
    }

    /**
     * The APIs that files which differ belong to, with their other versions. All of them when anything else differs:
     * what is shared, a part of a contract, a file of which nobody knows who reads it.
     */
    static Predicate<ApiFiles> between(Inventory before, Inventory after) {
        if (isTorn(before) || isTorn(after)) {
            return api -> true;
        }
        Set<String> paths = new TreeSet<>(before.tree().files().keySet());
        paths.addAll(after.tree().files().keySet());
        paths.removeIf(path -> isSame(path, before.tree(), after.tree()));
        Map<String, Set<String>> namesBefore = namesByFile(before);
        Map<String, Set<String>> namesAfter = namesByFile(after);
        Set<String> names = new HashSet<>();
        for (String path : paths) {
            boolean knownBefore = before.tree().file(path).isEmpty() || namesBefore.containsKey(path);
            boolean knownAfter = after.tree().file(path).isEmpty() || namesAfter.containsKey(path);
            if (!knownBefore || !knownAfter) {
                return api -> true;
            }
            names.addAll(namesBefore.getOrDefault(path, Set.of()));
            names.addAll(namesAfter.getOrDefault(path, Set.of()));
        }
        return api -> names.contains(api.id().name()) || refersElsewhere(api, after.tree());
    }

    /** Whether the contract may be made of other files, which may be the contract of another API. */
    private static boolean refersElsewhere(ApiFiles api, SourceTree tree) {
        return api.api()
                .contract()
                .flatMap(tree::file)
                .filter(file -> OUTWARD.matcher(new String(file.content(), StandardCharsets.UTF_8))
                        .find())
                .isPresent();
    }

    /** Whether files are broken, or change APIs that do not exist: what they were meant for may be any API. */
    private static boolean isTorn(Inventory inventory) {
        return !inventory.broken().isEmpty() || !inventory.lostOverlays().isEmpty();
    }

    /** Names of the APIs that a document or a contract belongs to. */
    private static Map<String, Set<String>> namesByFile(Inventory inventory) {
        Map<String, Set<String>> names = new HashMap<>();
        for (ApiFiles api : inventory.apis()) {
            add(api.api().path(), api, names);
            api.api().contract().ifPresent(path -> add(path, api, names));
            api.overlays().stream().map(Head::path).forEach(path -> add(path, api, names));
        }
        return names;
    }

    private static void add(String path, ApiFiles api, Map<String, Set<String>> names) {
        names.computeIfAbsent(path, key -> new HashSet<>()).add(api.id().name());
    }
}
