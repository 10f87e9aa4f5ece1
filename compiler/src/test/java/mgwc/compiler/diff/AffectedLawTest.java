package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;
import org.junit.jupiter.api.Test;

/**
 * A review that leaves out APIs which can only be the same says what a review of everything says. Trees are the sample
 * with random edits: values changed, documents moved, copied to another version, deleted.
 */
class AffectedLawTest {

    private static final int COUNT = Integer.getInteger("mgwc.affected.count", 150);

    private static final SourceTree SAMPLE =
            WorkTree.read(Path.of("..")).value().orElseThrow();

    /** What stands for another value wherever it stands. */
    private static final List<List<String>> WORDS = List.of(
            List.of("v1", "v2"),
            List.of("Gold", "Silver"),
            List.of("weight: 1", "weight: 3"),
            List.of("https://", "http://"),
            List.of("get:", "put:"),
            List.of("10s", "20s"),
            List.of("pizza-shack", "pizza-hut"),
            List.of("5000", "6000"),
            List.of("type: string", "type: integer"),
            List.of("name:", "name: # changed\n   "));

    @Test
    void whatIsLeftOutIsTheSame() {
        Random random = new Random(20261123);
        int whole = 0;
        int narrowed = 0;
        SortedMap<String, SourceFile> before = new TreeMap<>(SAMPLE.files());
        for (int i = 0; i < COUNT; i++) {
            SortedMap<String, SourceFile> after = new TreeMap<>(random.nextInt(4) == 0 ? SAMPLE.files() : before);
            for (int edit = random.nextInt(3); edit >= 0; edit--) {
                edit(after, random);
            }
            Review.Trees trees = new Review.Trees("before", source(before), "after", source(after));
            Review all = Review.of(trees, List.of(), false, false);
            Review quick = Review.of(trees, List.of(), false, true);
            if (!all.isPartial()) {
                whole++;
                narrowed += all.isEmpty() ? 0 : 1;
                assertThat(quick).as("review %d", i).isEqualTo(all);
            }
            before = all.isPartial() ? new TreeMap<>(SAMPLE.files()) : after;
        }

        assertThat(whole).isGreaterThan(COUNT / 4);
        assertThat(narrowed).isGreaterThan(COUNT / 10);
    }

    @Test
    void aContractMadeOfAnotherChangesWithIt() {
        String orders = "apis/orders/v1/openapi.yaml";
        String catalogue = "apis/catalogue/v1/openapi.yaml";
        for (String key : List.of("$ref", "\"$ref\"", "\"\\u0024ref\"")) {
            SortedMap<String, SourceFile> before = new TreeMap<>(SAMPLE.files());
            String borrowing = "paths:\n  /borrowed:\n    " + key + ": ../../orders/v1/openapi.yaml#/paths/~1orders\n";
            put(catalogue, text(before, catalogue).replace("paths:\n", borrowing), before);
            SortedMap<String, SourceFile> after = new TreeMap<>(before);
            put(orders, text(before, orders).replaceFirst("get:", "put:"), after);
            Review.Trees trees = new Review.Trees("before", source(before), "after", source(after));
            Review quick = Review.of(trees, List.of("prod"), false, true);

            assertThat(quick).as(key).isEqualTo(Review.of(trees, List.of("prod"), false, false));
            assertThat(quick.environments().toString()).contains("catalogue");
        }
    }

    private static String text(SortedMap<String, SourceFile> files, String path) {
        return new String(files.get(path).content(), StandardCharsets.UTF_8);
    }

    private static void edit(SortedMap<String, SourceFile> files, Random random) {
        List<String> paths = new ArrayList<>(files.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        String text = text(files, path);
        switch (random.nextInt(8)) {
            case 0 -> files.remove(path);
            case 1 -> put(path.replace("v1", "v2"), text.replace("v1", "v2"), files);
            case 2 -> {
                files.remove(path);
                put(path.replaceFirst("/", "/moved/"), text, files);
            }
            case 3 -> put(path, text + "\n# the end\n", files);
            default -> {
                List<String> words = WORDS.get(random.nextInt(WORDS.size()));
                boolean there = text.contains(words.getFirst());
                put(
                        path,
                        there
                                ? text.replaceFirst(words.getFirst(), words.getLast())
                                : text.replaceFirst(words.getLast(), words.getFirst()),
                        files);
            }
        }
    }

    private static void put(String path, String text, SortedMap<String, SourceFile> files) {
        files.put(path, new SourceFile(path, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Outcome<SourceTree> source(SortedMap<String, SourceFile> files) {
        return Outcome.of(new SourceTree(Optional.empty(), files));
    }
}
