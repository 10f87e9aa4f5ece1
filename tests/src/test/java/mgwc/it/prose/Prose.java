package mgwc.it.prose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sentences that a reader of mgwc meets. */
record Prose(List<Sentence> sentences) {

    private static final List<String> PAGES = List.of("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md");
    private static final List<String> FOLDERS = List.of("docs", "changes");
    private static final String RULE_PAGES = "src/main/resources/mgwc/rules";
    private static final String SCHEMAS = "dsl-schema/src/main/resources/mgwc/schema/v1";
    private static final String HELP = "src/test/fixtures/cli/help.txt";
    private static final String GENERATED = "Generated from the JSON Schema";

    /** All pages, changes, rule pages, recorded help and schema descriptions below {@code root}. */
    static Prose ofRepository(Path root) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        for (Path page : pages(root)) {
            String markdown = Files.readString(page);
            if (!markdown.contains(GENERATED)) {
                sentences.addAll(MarkdownText.sentences(name(root, page), markdown));
            }
        }
        for (Path help : inModules(root, HELP)) {
            sentences.addAll(HelpText.sentences(name(root, help), Files.readString(help)));
        }
        sentences.addAll(descriptions(root));
        return new Prose(sentences);
    }

    private static List<Path> pages(Path root) throws IOException {
        List<Path> pages = new ArrayList<>();
        PAGES.forEach(page -> pages.add(root.resolve(page)));
        for (String folder : FOLDERS) {
            pages.addAll(files(root.resolve(folder), ".md"));
        }
        for (Path folder : inModules(root, RULE_PAGES)) {
            pages.addAll(files(folder, ".md"));
        }
        return pages;
    }

    /** Each description once, however many schemas say it. */
    private static List<Sentence> descriptions(Path root) throws IOException {
        Set<String> known = new HashSet<>();
        List<Sentence> sentences = new ArrayList<>();
        for (Path schema : files(root.resolve(SCHEMAS), ".json")) {
            SchemaText.sentences(name(root, schema), Files.readString(schema)).stream()
                    .filter(sentence -> known.add(sentence.shown()))
                    .forEach(sentences::add);
        }
        return sentences;
    }

    private static List<Path> inModules(Path root, String path) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve(path))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Every banned construction in every sentence. */
    List<Offence> offences() {
        return sentences.stream().flatMap(Prose::offences).toList();
    }

    static Stream<Offence> offences(Sentence sentence) {
        return StyleRule.ALL.stream()
                .flatMap(rule -> rule.search().in(sentence).map(words -> new Offence(sentence, rule, words)).stream());
    }
}
