package mgwc.compiler.schema;

import com.networknt.schema.Error;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.schema.SchemaView.DurationRange;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.NodeJson;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.DurationText;

/**
 * Checks a tree against the schema of its kind. What is found stands at the key or value a person would point at, in
 * the file that set it, so a merged tree can be checked like a file.
 */
public final class SchemaCheck {

    private static final Pattern PLAIN_INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private SchemaCheck() {}

    /** All findings, in the order of the text. */
    public static List<Diagnostic> check(Node root, KindSchema schema) {
        return check(root, schema, MergeTrace.NONE);
    }

    /** All findings about a merged tree. */
    public static List<Diagnostic> check(Node root, KindSchema schema, MergeTrace trace) {
        SchemaCheck check = new SchemaCheck();
        check.walk(root, schema.view(), "");
        if (SchemaFit.isSure(root, schema.view())) {
            return check.diagnostics;
        }
        SchemaFindings findings = new SchemaFindings(root, schema.view(), trace);
        for (Error error : schema.validate(NodeJson.of(root))) {
            findings.describe(error).stream()
                    .filter(found -> !check.holdsLike(found))
                    .forEach(check.diagnostics::add);
        }
        return check.diagnostics.stream().distinct().sorted().toList();
    }

    /** A finding at a key without a value, with lines that show what may stand there. */
    public static Diagnostic withExample(Diagnostic found, Node root, KindSchema schema) {
        return Snippets.ofEmptyKey(found, root, schema.view());
    }

    private boolean holdsLike(Diagnostic other) {
        return diagnostics.stream()
                .anyMatch(found ->
                        found.rule().equals(other.rule()) && found.span().equals(other.span()));
    }

    /** What JSON Schema cannot say: durations have a range, and integers are written one way. */
    private void walk(Node node, SchemaView view, String name) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries()
                        .forEach((key, entry) -> view.child(key).ifPresent(child -> walk(entry.value(), child, key)));
            case Node.Sequence sequence -> {
                Optional<SchemaView> items = view.child("0");
                for (int i = 0; items.isPresent() && i < sequence.items().size(); i++) {
                    walk(sequence.items().get(i), items.get(), Integer.toString(i));
                }
            }
            case Scalar scalar -> {
                if (view.types().contains("integer")) {
                    checkInteger(scalar, name);
                } else if (scalar.type() == ScalarType.STRING && view.isUrl()) {
                    checkUrl(scalar, view, name);
                } else if (scalar.type() == ScalarType.STRING) {
                    checkDuration(scalar, view, name);
                }
            }
        }
    }

    private void checkInteger(Scalar scalar, String name) {
        boolean odd = scalar.type() == ScalarType.DECIMAL
                || (scalar.type() == ScalarType.INTEGER
                        && !PLAIN_INTEGER.matcher(scalar.text()).matches());
        if (odd) {
            diagnostics.add(SchemaRules.WRONG_TYPE
                    .at(
                            scalar.span(),
                            "`" + name + "` is `" + NodeText.shown(scalar.text()) + "`; expected a whole number")
                    .withHelp("write decimal digits only, such as `8080`"));
        }
    }

    /** The pattern of the schema keeps out what must not be in a URL; whether the rest is one, the JDK knows. */
    private void checkUrl(Scalar scalar, SchemaView view, String name) {
        boolean understood;
        try {
            URI uri = new URI(scalar.text());
            understood = uri.getHost() != null;
        } catch (URISyntaxException e) {
            understood = false;
        }
        if (!understood && !SchemaFindings.holdsUser(scalar.text())) {
            Diagnostic found = SchemaRules.MALFORMED_VALUE.at(
                    scalar.span(),
                    "`" + name + "` is `" + NodeText.shown(scalar.text()) + "`; expected "
                            + view.form().orElse("a URL"));
            diagnostics.add(Snippets.ofVariable(found, name, scalar));
        }
    }

    private void checkDuration(Scalar scalar, SchemaView view, String name) {
        Optional<DurationRange> range = view.durations();
        Optional<Duration> value = range.isPresent() ? DurationText.parse(scalar.text()) : Optional.empty();
        if (value.isEmpty()) {
            return;
        }
        Duration smallest = range.get().smallest();
        Duration largest = range.get().largest();
        if (value.get().compareTo(smallest) < 0 || value.get().compareTo(largest) > 0) {
            diagnostics.add(SchemaRules.VALUE_OUT_OF_RANGE.at(
                    scalar.span(),
                    "`" + name + "` is `" + scalar.text() + "`; allowed is `" + DurationText.of(smallest) + "` to `"
                            + DurationText.of(largest) + "`"));
        }
    }
}
