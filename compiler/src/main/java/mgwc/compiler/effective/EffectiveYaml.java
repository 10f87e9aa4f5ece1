package mgwc.compiler.effective;

import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.text.Tone;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.Origin;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Effective documents as YAML that says behind every value who set it. Without the comments it is what the files would
 * have to say if there were no overlays and no defaults.
 *
 * <pre>
 *   timeouts:
 *     response: 5s # environments/prod/apis/x.yaml:11:7, was 2s at apis/x/v1/api.yaml:9:5
 *     connect: 2s # default
 * </pre>
 */
public final class EffectiveYaml {

    private static final int LONGEST_REPLACED = 60;
    private static final String PLAIN_SIGNS = "/_.-${}:@ ";

    /** Words that some YAML readers take for something else. */
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final Redactions redactions;
    private final Palette palette;
    private final StringBuilder text = new StringBuilder();

    private EffectiveYaml(Redactions redactions, Palette palette) {
        this.redactions = redactions;
        this.palette = palette;
    }

    /** The document with a line end; without {@code ---} and colours. */
    public static String of(Mapping document, Redactions redactions) {
        return of(document, redactions, new Palette(false));
    }

    /** The document with a line end; without {@code ---}. */
    public static String of(Mapping document, Redactions redactions, Palette palette) {
        EffectiveYaml yaml = new EffectiveYaml(redactions, palette);
        yaml.mapping(document, 0);
        return yaml.text.toString();
    }

    private void mapping(Mapping mapping, int depth) {
        mapping.entries().forEach((key, entry) -> {
            text.repeat("  ", depth)
                    .append(palette.paint(Tone.BOLD, string(key)))
                    .append(':');
            value(entry.value(), depth);
        });
    }

    /** What stands behind a colon or a dash. */
    private void value(Node node, int depth) {
        switch (node) {
            case Mapping mapping -> {
                if (mapping.entries().isEmpty()) {
                    leaf("{}", mapping.origin());
                } else {
                    text.append('\n');
                    mapping(mapping, depth + 1);
                }
            }
            case Sequence sequence -> {
                if (EffectiveLeaf.isFlat(sequence)) {
                    leaf(flow(sequence), sequence.origin());
                } else {
                    text.append('\n');
                    items(sequence, depth + 1);
                }
            }
            case Scalar scalar -> leaf(scalar(scalar), scalar.origin());
        }
    }

    private void items(Sequence sequence, int depth) {
        for (Node item : sequence.items()) {
            text.repeat("  ", depth).append('-');
            value(item, depth);
        }
    }

    private void leaf(String value, Origin origin) {
        text.append(' ').append(value).append(' ').append(comment(origin)).append('\n');
    }

    private String flow(Sequence sequence) {
        StringJoiner items = new StringJoiner(", ", "[", "]");
        for (Node item : sequence.items()) {
            String one = item instanceof Scalar scalar ? scalar(scalar) : NodeText.of(item);
            items.add(one.contains("{") || one.contains("}") ? quoted(NodeText.of(item)) : one);
        }
        return items.toString();
    }

    private String scalar(Scalar scalar) {
        if (redactions.hides(scalar.span())) {
            return quoted(redactions.shown(scalar.span(), scalar.text()));
        }
        return switch (scalar.type()) {
            case STRING -> string(scalar.text());
            case NULL -> "null";
            case INTEGER, DECIMAL, BOOLEAN -> scalar.text();
        };
    }

    private String comment(Origin origin) {
        return switch (origin) {
            case Origin.Default ignored -> palette.paint(Tone.FAINT, "# default");
            case Origin.Written written -> {
                StringBuilder words =
                        new StringBuilder(palette.paint(Tone.FAINT, PrintableText.of("# " + written.span())));
                for (Origin.Replaced earlier : written.replaced()) {
                    String value = shortened(redactions.shown(earlier.span(), earlier.text()));
                    words.append(palette.paint(Tone.FAINT, ", was "))
                            .append(palette.paint(Tone.YELLOW, PrintableText.of(value)))
                            .append(palette.paint(Tone.FAINT, PrintableText.of(" at " + earlier.span())));
                }
                yield words.toString();
            }
        };
    }

    private static String shortened(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= LONGEST_REPLACED
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_REPLACED)) + "…";
    }

    /** Plain where no reader could take it for anything else, quoted otherwise. */
    private static String string(String value) {
        boolean plain = !value.isEmpty()
                && (Character.isLetter(value.codePointAt(0)) || value.charAt(0) == '/' || isDuration(value))
                && value.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN_SIGNS.indexOf(c) >= 0)
                && !value.contains(": ")
                && !value.endsWith(":")
                && !value.endsWith(" ")
                && !WORDS.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : quoted(value);
    }

    /** Digits with letters behind are no number to anybody. */
    private static boolean isDuration(String value) {
        int digits = 0;
        while (digits < value.length() && value.charAt(digits) >= '0' && value.charAt(digits) <= '9') {
            digits++;
        }
        String unit = value.substring(digits);
        return digits > 0 && !unit.isEmpty() && unit.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    /** A JSON string is a YAML string; whatever cannot be seen is escaped. */
    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder();
        String json = JsonNodeFactory.instance.stringNode(value).toString();
        for (int i = 0; i < json.length(); ) {
            int c = json.codePointAt(i);
            i += Character.charCount(c);
            if (PrintableText.isPrintable(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append("\\U%08x".formatted(c));
            }
        }
        return quoted.toString();
    }
}
