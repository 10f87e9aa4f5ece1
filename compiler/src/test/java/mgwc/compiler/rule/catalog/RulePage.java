package mgwc.compiler.rule.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;

/**
 * The page of a rule as a test reads it.
 *
 * <p>A fenced block whose opening line names a path after the language is a file of the example. Files of a section
 * replace those of a small workspace that stands for everything else. In the section {@code Example} every line that
 * the rule reports ends with a comment of the rule's id, unless none does: JSON and PEM have no place for it.
 */
record RulePage(RuleSpec rule, Map<String, String> sections) {

    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
    private static final Pattern FILE = Pattern.compile("(?ms)^```(?:yaml|json|pem) (?<path>\\S+)\\n(?<text>.*?)^```$");

    static RulePage of(RuleSpec rule) {
        String page = RuleCatalog.page(rule);
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(page);
        String title = "";
        int from = 0;
        while (heading.find()) {
            sections.put(title, page.substring(from, heading.start()).strip());
            title = heading.group(1);
            from = heading.end();
        }
        sections.put(title, page.substring(from).strip());
        return new RulePage(rule, sections);
    }

    /** What stands before the first heading: the id and name of the rule. */
    String title() {
        return sections.getOrDefault("", "");
    }

    List<String> headings() {
        return sections.keySet().stream().filter(title -> !title.isEmpty()).toList();
    }

    SortedMap<String, String> files(String section) {
        SortedMap<String, String> files = new TreeMap<>();
        Matcher file = FILE.matcher(sections.getOrDefault(section, ""));
        while (file.find()) {
            files.put(file.group("path"), file.group("text"));
        }
        return files;
    }

    /** {@code path:line} of the lines that carry the rule's id as a comment. */
    TreeSet<String> marks() {
        TreeSet<String> marks = new TreeSet<>();
        files("Example").forEach((path, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).endsWith("# " + rule.id())) {
                    marks.add(path + ":" + (i + 1));
                }
            }
        });
        return marks;
    }

    static SourceTree laidOver(SourceTree base, SortedMap<String, String> files) {
        SortedMap<String, SourceFile> all = new TreeMap<>(base.files());
        files.forEach((path, text) -> all.put(path, new SourceFile(path, text.getBytes(StandardCharsets.UTF_8))));
        return new SourceTree(Optional.empty(), all);
    }

    static List<RulePage> all() {
        List<RulePage> pages = new ArrayList<>();
        RuleCatalog.specs().forEach(rule -> pages.add(of(rule)));
        return pages;
    }
}
