package mgwc.it.prose;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many banned constructions the text has that is older than the style page, by file and rule.
 *
 * @param counts by {@code <file> <rule>}
 */
record OldText(SortedMap<String, Integer> counts) {

    private static final String HEADER =
            "# Banned constructions in old text: file, rule, count. A count may only shrink.\n";

    private static final String SCHEMAS = "src/main/resources/mgwc/schema";

    static OldText read(String text) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int last = line.lastIndexOf(' ');
            counts.put(line.substring(0, last), Integer.valueOf(line.substring(last + 1)));
        });
        return new OldText(counts);
    }

    /** One line a file and rule, in order. */
    String written() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue() + "\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    /** The messages of all offences of each file and rule that has more of them than are counted here. */
    List<String> grown(List<Offence> found) {
        return byPlace(found).entrySet().stream()
                .filter(place -> place.getValue().size() > counts.getOrDefault(place.getKey(), 0))
                .flatMap(place -> place.getValue().stream())
                .map(Offence::message)
                .toList();
    }

    /** The smaller one of each count here and what was found; nothing is added. */
    OldText shrunkTo(List<Offence> found) {
        Map<String, List<Offence>> now = byPlace(found);
        SortedMap<String, Integer> shrunk = new TreeMap<>();
        counts.forEach((place, count) -> {
            int left = Math.min(count, now.getOrDefault(place, List.of()).size());
            if (left > 0) {
                shrunk.put(place, left);
            }
        });
        return new OldText(shrunk);
    }

    private static Map<String, List<Offence>> byPlace(List<Offence> found) {
        return found.stream().collect(Collectors.groupingBy(OldText::place, TreeMap::new, Collectors.toList()));
    }

    /** Text that moves to another module, or from one schema to another, stays old text. */
    private static String place(Offence offence) {
        String file = offence.sentence().file().replaceFirst("^[^/]+/src/", "src/");
        return (file.startsWith(SCHEMAS) ? SCHEMAS : file) + " "
                + offence.rule().name();
    }
}
