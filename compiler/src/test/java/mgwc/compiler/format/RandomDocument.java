package mgwc.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes YAML the way nobody should: every style, any indentation, comments and blank lines wherever they may stand.
 */
final class RandomDocument {

    private static final String[] WORDS = {
        "plain",
        "two words",
        "'it''s'",
        "\"1.10\"",
        "\"no\"",
        "'on'",
        "\"0123\"",
        "1.10",
        "10",
        "true",
        "null",
        "~",
        "\"tab\\tand \\u00e9\"",
        "http://x:80/a?b=c#d",
        "\"https://x\"",
        "'{x}'",
        "Größe",
        "\"\"",
        "''",
        "'#no comment'",
        "\"# none\"",
        "a#b",
        "'5s'",
        "\"a: b\"",
        "'-'",
        "\"[a]\"",
        "😀",
        "'😀 😀'",
        "\"trailing \"",
        "\"yes\"",
        "'y'"
    };
    private static final String[] FIELDS = {
        "spec", "metadata", "name", "version", "labels", "endpoints", "security", "backends", "url", "operations"
    };

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int remarks;

    private RandomDocument(long seed) {
        this.random = new Random(seed);
    }

    static String of(long seed) {
        RandomDocument document = new RandomDocument(seed);
        document.write();
        return document.out.toString();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void write() {
        gap(0, 2);
        if (chance(6)) {
            out.append(chance(2) ? "---\n" : "--- # start\n");
            gap(0, 3);
        }
        if (chance(8)) {
            flow(0, 0);
            lineEnd();
        } else if (chance(8)) {
            sequence(0, 0);
        } else {
            mapping(0, 0, List.of("kind: Api", "apiVersion: mgwc/v1"));
        }
        gap(0, 3);
        if (chance(10)) {
            out.append("...\n# behind\n");
        }
        if (chance(4)) {
            out.setLength(out.length() - 1);
        }
    }

    /** Any number of comment lines and blank lines. */
    private void gap(int column, int oneIn) {
        while (chance(oneIn)) {
            if (chance(3)) {
                out.append(chance(4) ? "   \n" : "\n");
            } else {
                out.append(" ".repeat(Math.max(0, column + random.nextInt(5) - 2)));
                out.append("# remark ").append(remarks++).append(chance(4) ? " key: [1, - x \n" : "\n");
            }
        }
    }

    private void lineEnd() {
        if (chance(5)) {
            out.append(chance(2) ? " " : "   ")
                    .append("# end ")
                    .append(remarks++)
                    .append(chance(4) ? "  " : "");
        } else if (chance(10)) {
            out.append("  ");
        }
        out.append('\n');
    }

    private List<String> keys(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = chance(2) ? FIELDS[random.nextInt(FIELDS.length)] : "k" + random.nextInt(100);
            String written = chance(6) ? '"' + key + '"' : chance(12) ? "\"1" + key + "\"" : key;
            if (keys.stream().noneMatch(other -> other.replace("\"", "").equals(written.replace("\"", "")))) {
                keys.add(written);
            }
        }
        return keys;
    }

    private void mapping(int column, int depth, List<String> given) {
        boolean first = true;
        List<String> keys = keys(1 + random.nextInt(4));
        for (String line : given) {
            out.append(" ".repeat(column)).append(line);
            lineEnd();
            gap(column, 3);
        }
        for (String key : keys) {
            if (!first || !given.isEmpty()) {
                gap(column, 3);
            }
            first = false;
            out.append(" ".repeat(column)).append(key).append(':');
            value(column, depth, true);
        }
    }

    private void sequence(int column, int depth) {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                gap(column, 3);
            }
            out.append(" ".repeat(column)).append('-');
            if (depth < 3 && chance(4)) {
                int spaces = 1 + random.nextInt(3);
                compact(column + 1 + spaces, spaces, depth);
            } else {
                value(column, depth, false);
            }
        }
    }

    private void compact(int column, int spaces, int depth) {
        StringBuilder before = new StringBuilder(out);
        out.setLength(0);
        if (chance(2)) {
            mapping(column, depth + 1, List.of());
        } else {
            sequence(column, depth + 1);
        }
        String nested = out.toString().substring(column);
        out.setLength(0);
        out.append(before).append(" ".repeat(spaces)).append(nested);
    }

    private void value(int column, int depth, boolean ofKey) {
        int kind = random.nextInt(depth < 4 ? 9 : 6);
        if (kind < 2) {
            before(column);
            out.append(WORDS[random.nextInt(WORDS.length)]);
            lineEnd();
        } else if (kind == 2) {
            before(column);
            flow(column, depth);
            lineEnd();
        } else if (kind == 3) {
            before(column);
            block(column);
        } else if (kind == 4) {
            before(column);
            folded(column);
            lineEnd();
        } else if (kind == 5) {
            out.append(chance(2) ? " [] " : "   {}");
            lineEnd();
        } else {
            lineEnd();
            int deeper = column + 1 + random.nextInt(4);
            gap(deeper, 3);
            if (kind == 8) {
                sequence(ofKey && chance(3) ? column : deeper, depth + 1);
            } else {
                mapping(deeper, depth + 1, List.of());
            }
        }
    }

    private void before(int column) {
        if (chance(8)) {
            lineEnd();
            gap(column + 2, 3);
            out.append(" ".repeat(column + 1 + random.nextInt(3)));
        } else {
            out.append(" ".repeat(1 + random.nextInt(3)));
        }
    }

    private void block(int column) {
        int indent = 1 + random.nextInt(4);
        boolean indicator = chance(4);
        out.append(chance(2) ? '|' : '>').append(chance(3) ? "-" : chance(3) ? "+" : "");
        out.append(indicator ? Integer.toString(indent) : "");
        lineEnd();
        int lines = random.nextInt(4);
        for (int i = 0; i < lines; i++) {
            if (chance(4)) {
                out.append(i == 0 || chance(2) ? "\n" : " ".repeat(column + indent) + "\n");
            }
            boolean deeper = (indicator || i > 0) && chance(3);
            out.append(" ".repeat(column + indent)).append(deeper ? "  " : "");
            out.append(chance(4) ? "# no comment\n" : "text: " + i + (chance(5) ? "  \n" : "\n"));
        }
    }

    private void folded(int column) {
        String indent = "\n" + " ".repeat(column + 1 + random.nextInt(4));
        String blank = chance(3) ? "\n" : "";
        switch (random.nextInt(3)) {
            case 0 ->
                out.append("some text")
                        .append(blank)
                        .append(indent)
                        .append("goes on  ")
                        .append(indent)
                        .append("x");
            case 1 -> out.append("'a # b").append(blank).append(indent).append("it''s # c'");
            default ->
                out.append("\"a\\")
                        .append(indent)
                        .append("\\  b ")
                        .append(blank)
                        .append(indent)
                        .append("c\\ ")
                        .append(indent)
                        .append("\\\"d\"");
        }
    }

    private void flow(int column, int depth) {
        boolean lines = chance(3);
        boolean mapping = chance(2);
        out.append(mapping ? '{' : '[');
        List<String> keys = keys(random.nextInt(4));
        for (int i = 0; i < keys.size(); i++) {
            flowGap(column, lines);
            if (mapping || chance(8)) {
                out.append(keys.get(i)).append(": ");
            }
            if (depth < 4 && chance(4)) {
                flow(column, depth + 1);
            } else {
                String word = WORDS[random.nextInt(WORDS.length)];
                out.append(word.startsWith("http") ? "x" : word);
            }
            out.append(i + 1 < keys.size() || chance(5) ? (chance(5) ? "  ," : ",") : "");
        }
        flowGap(column, lines);
        out.append(mapping ? '}' : ']');
    }

    private void flowGap(int column, boolean lines) {
        if (lines && chance(2)) {
            lineEnd();
            gap(column + 2, 3);
            out.append(" ".repeat(column + 2));
        } else if (chance(3)) {
            out.append(' ');
        }
    }
}
