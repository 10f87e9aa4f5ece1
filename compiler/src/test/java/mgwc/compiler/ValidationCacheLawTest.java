package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.validation.ValidationCache;
import mgwc.compiler.validation.ValidationCacheCodec;
import mgwc.compiler.validation.ValidationResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever a run knows from earlier ones, it finds what a run without cache finds. Files come, go and change at random,
 * each to one of the contents it has in some fixture, so that every rule has something to find again; after each step
 * the same tree is looked at both ways. {@code -Dmgwc.cache.seed}, {@code .count} and {@code .stride} repeat and extend
 * a run.
 */
class ValidationCacheLawTest {

    private static final long SEED = Long.getLong("mgwc.cache.seed", 20261123);
    private static final int COUNT = Integer.getInteger("mgwc.cache.count", 200);
    private static final int STRIDE = Integer.getInteger("mgwc.cache.stride", 4);
    private static final Compiler COMPILER = Compiler.on(Fixture.TODAY);

    /** Contents of files by path. */
    private static final SortedMap<String, List<byte[]>> CONTENTS = new TreeMap<>();

    private static final List<SourceTree> WORKSPACES = new ArrayList<>();

    @BeforeAll
    static void collect() throws Exception {
        for (Fixture fixture : Fixture.all()) {
            SourceTree tree = fixture.input().value().orElseThrow();
            WORKSPACES.add(tree);
            for (SourceFile file : tree.files().values()) {
                CONTENTS.computeIfAbsent(file.path(), path -> new ArrayList<>()).add(file.content());
            }
        }
    }

    @Test
    void whatIsKnownFromOtherWorkspacesChangesNothing() {
        ValidationCache known = ValidationCache.NONE;
        for (int i = 0; i < WORKSPACES.size(); i += STRIDE) {
            known = compare(WORKSPACES.get(i), List.of(), known, "a fixture");
        }
    }

    @Test
    void whatIsKnownChangesNothingHoweverFilesChange() {
        Random random = new Random(SEED);
        SortedMap<String, byte[]> files = files(WORKSPACES.getFirst());
        ValidationCache known = ValidationCache.NONE;
        Set<String> paths = new HashSet<>();
        for (int step = 0; step < COUNT; step++) {
            if (random.nextInt(40) == 0) {
                files = files(WORKSPACES.get(random.nextInt(WORKSPACES.size())));
            }
            List<String> edits = new ArrayList<>();
            for (int edit = random.nextInt(4); edit >= 0; edit--) {
                edits.add(edit(files, random));
            }
            SourceTree tree = tree(files);
            List<String> environments = random.nextInt(5) == 0 ? List.of("prod", "dev") : List.of();
            known = compare(tree, environments, known, "seed " + SEED + ", step " + step + ": " + edits);
            tree.files().keySet().forEach(paths::add);
        }

        assertThat(paths).hasSizeGreaterThan(COUNT / 4);
    }

    @Test
    void aLookAtTheSameFilesExaminesNothing() {
        for (SourceTree tree : WORKSPACES.subList(0, 40)) {
            ValidationResult first = COMPILER.validate(tree, List.of(), ValidationCache.NONE);
            ValidationResult again =
                    COMPILER.validate(tree, List.of(), first.cache().get());

            assertThat(again.examined()).isEqualTo(first.cache().get().apis().isEmpty() ? first.examined() : 0);
        }
    }

    private static ValidationCache compare(
            SourceTree tree, List<String> environments, ValidationCache known, String where) {
        List<Diagnostic> expected =
                COMPILER.validate(tree, environments, ValidationCache.NONE).all();
        ValidationResult validated = COMPILER.validate(tree, environments, known);
        assertThat(validated.all()).as(where).isEqualTo(expected);
        byte[] bytes = ValidationCacheCodec.encode(validated.cache().get(), "test");
        return ValidationCacheCodec.decode(bytes, "test").orElseThrow();
    }

    private static String edit(SortedMap<String, byte[]> files, Random random) {
        List<String> paths = new ArrayList<>(random.nextBoolean() ? files.keySet() : CONTENTS.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        if (random.nextInt(6) == 0) {
            files.remove(path);
            return "delete " + path;
        }
        if (random.nextInt(6) == 0 && files.containsKey(path)) {
            files.put(path, withLineLost(files.get(path), random));
            return "lose a line of " + path;
        }
        if (random.nextInt(12) == 0 && files.containsKey(path)) {
            String copy = path.replaceFirst("(\\.\\w+)?$", "-copy$1");
            files.put(copy, files.get(path));
            return "copy " + path;
        }
        List<byte[]> contents = CONTENTS.getOrDefault(path, List.of());
        if (!contents.isEmpty()) {
            files.put(path, contents.get(random.nextInt(contents.size())));
        }
        return "change " + path;
    }

    private static byte[] withLineLost(byte[] content, Random random) {
        List<String> lines = new ArrayList<>(
                new String(content, StandardCharsets.UTF_8).lines().toList());
        if (!lines.isEmpty()) {
            lines.remove(random.nextInt(lines.size()));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static SortedMap<String, byte[]> files(SourceTree tree) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        tree.files().forEach((path, file) -> files.put(path, file.content()));
        return files;
    }

    private static SourceTree tree(Map<String, byte[]> contents) {
        SortedMap<String, SourceFile> files = new TreeMap<>();
        contents.forEach((path, content) -> files.put(path, new SourceFile(path, content)));
        return new SourceTree(Optional.empty(), files);
    }
}
