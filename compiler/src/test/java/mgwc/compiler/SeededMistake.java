package mgwc.compiler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;

/**
 * A mistake somebody makes in a workspace, with the places at which a person would point. The text of
 * {@code fixtures/seeded-mistakes.txt} tells how they are written. Those about a policy are in a file of its name in
 * the folder {@code seeded-mistakes}.
 *
 * @param rules what reports it, in the order of the marks
 */
record SeededMistake(String name, List<String> rules, List<Edit> edits) {

    private static final Path ALL = Path.of("src/test/fixtures/seeded-mistakes.txt");
    private static final Path OF_POLICIES = Path.of("src/test/fixtures/seeded-mistakes");
    private static final Pattern MARK = Pattern.compile("▸([^◂]*)◂", Pattern.DOTALL);

    /** Whole lines of one file and what stands there afterwards; a file that is not there yet has nothing before. */
    record Edit(String file, String before, String after) {

        static Edit of(String text) {
            List<String> lines = text.lines().toList();
            return new Edit(lines.getFirst(), side(lines, '+'), side(lines, '-'));
        }

        private static String side(List<String> lines, char otherSide) {
            return lines.stream()
                    .skip(1)
                    .filter(line -> !line.isEmpty() && line.charAt(0) != otherSide)
                    .map(line -> line.substring(1) + "\n")
                    .collect(Collectors.joining());
        }

        /** The file with the mistake and its marks. */
        String marked(SourceTree tree) {
            String text = tree.file(file)
                    .map(present -> new String(present.content(), StandardCharsets.UTF_8))
                    .orElse("");
            String old = MARK.matcher(before).replaceAll("$1");
            int at = ("\n" + text).indexOf("\n" + old);
            if (at < 0 || ("\n" + text).indexOf("\n" + old, at + 1) >= 0 && !old.isEmpty()) {
                throw new IllegalArgumentException("`" + file + "` does not have these lines once:\n" + old);
            }
            return text.substring(0, at) + after + text.substring(at + old.length());
        }
    }

    static List<SeededMistake> all() throws IOException {
        List<SeededMistake> all = new ArrayList<>(in(ALL));
        try (Stream<Path> more = Files.list(OF_POLICIES)) {
            for (Path file : more.sorted().toList()) {
                all.addAll(in(file));
            }
        }
        return all;
    }

    private static List<SeededMistake> in(Path file) throws IOException {
        return Stream.of(Files.readString(file).split("(?m)^=== ", -1))
                .skip(1)
                .map(SeededMistake::of)
                .toList();
    }

    private static SeededMistake of(String text) {
        String[] parts = text.split("(?m)^--- ", -1);
        int colon = parts[0].lastIndexOf(':');
        return new SeededMistake(
                parts[0].substring(0, colon),
                List.of(parts[0].substring(colon + 1).strip().split(" ", -1)),
                Arrays.stream(parts).skip(1).map(Edit::of).toList());
    }

    SourceTree in(SourceTree tree) {
        NavigableMap<String, SourceFile> files = new TreeMap<>(tree.files());
        for (Edit edit : edits) {
            String text = MARK.matcher(edit.marked(tree)).replaceAll("$1");
            files.put(edit.file(), new SourceFile(edit.file(), text.getBytes(StandardCharsets.UTF_8)));
        }
        return SourceTree.of(List.copyOf(files.values()));
    }

    /** What has to be reported, as {@code MGW2001 apis/menu/v1/api.yaml:3:5-3:9}. */
    List<String> expected(SourceTree tree) {
        List<String> places = edits.stream()
                .flatMap(edit -> places(edit.file(), edit.marked(tree)).stream())
                .map(SeededMistake::shown)
                .toList();
        if (places.size() != rules.size()) {
            throw new IllegalArgumentException(name + " has " + places.size() + " marks for " + rules);
        }
        return IntStream.range(0, places.size())
                .mapToObj(i -> rules.get(i) + " " + places.get(i))
                .sorted()
                .toList();
    }

    static String shown(SourceSpan span) {
        return span + "-" + span.endLine() + ":" + span.endColumn();
    }

    private static List<SourceSpan> places(String file, String marked) {
        List<SourceSpan> places = new ArrayList<>();
        for (MatchResult mark : MARK.matcher(marked).results().toList()) {
            String before = marked.substring(0, mark.start()).replaceAll("[▸◂]", "");
            String through = before + mark.group(1);
            places.add(new SourceSpan(file, line(before), column(before), line(through), column(through)));
        }
        return places;
    }

    private static int line(String before) {
        return 1 + Math.toIntExact(before.chars().filter(c -> c == '\n').count());
    }

    private static int column(String before) {
        return 1 + before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
    }

    @Override
    public String toString() {
        return name;
    }
}
