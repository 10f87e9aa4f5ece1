package mgwc.compiler.fix;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Fix.Edit;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.fix.FixableFile.Place;
import mgwc.compiler.schema.SchemaView;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.ScalarTypes;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;
import mgwc.value.DurationText;
import mgwc.value.NodePath;

/**
 * The rules whose findings can be put right without asking, and how.
 *
 * <p>A fix is here only if it changes nothing but what the rule is about, and no second way to put it right is as
 * likely. A misspelt name counts as known when exactly one allowed name differs by one letter, two swapped letters or
 * upper and lower case.
 */
public final class FixCatalog {

    private static final Map<String, String> BOOLEANS =
            Map.of("yes", "true", "on", "true", "true", "true", "no", "false", "off", "false", "false", "false");

    private static final List<String> HEADER = List.of("apiVersion", "kind", "metadata", "spec");

    /** Puts one finding right. */
    private interface Repair {
        Optional<Fix> of(Diagnostic finding, FixableFile file);
    }

    private static final Map<String, Repair> REPAIRS = Map.ofEntries(
            entry("MGW1002", FixCatalog::deletedRepetition),
            entry("MGW1009", FixCatalog::spaces),
            entry("MGW1010", FixCatalog::quotedKey),
            entry("MGW1013", FixCatalog::deletedDirective),
            entry("MGW2001", FixCatalog::renamedField),
            entry("MGW2003", FixCatalog::otherType),
            entry("MGW2004", FixCatalog::joinedDuration),
            entry("MGW2006", FixCatalog::choice),
            entry("MGW2009", FixCatalog::deleted),
            entry("MGW2010", FixCatalog::kind),
            entry("MGW2011", FixCatalog::apiVersion),
            entry("MGW3002", FixCatalog::deletedNothing),
            entry("MGW3004", FixCatalog::deleted),
            entry("MGW3036", FixCatalog::deleted),
            entry("MGW3037", FixCatalog::deleted),
            entry("MGW3038", FixCatalog::deleted),
            entry("MGW3042", FixCatalog::deleted));

    private FixCatalog() {}

    /** Ids of the rules with a fix for some or all of their findings. */
    public static Set<String> rules() {
        return new TreeSet<>(REPAIRS.keySet());
    }

    /** Whether a rule has a fix for some or all of its findings, and this one is there to be put right. */
    static boolean knows(Diagnostic finding) {
        return REPAIRS.containsKey(finding.rule())
                && !finding.confidential()
                && finding.acceptance().isEmpty();
    }

    /** How to put a finding right in the file it points into; nothing when the new text would hide something. */
    static Optional<Fix> find(Diagnostic finding, FixableFile file) {
        return Optional.ofNullable(REPAIRS.get(finding.rule()))
                .flatMap(repair -> repair.of(finding, file))
                .filter(fix -> fix.edits().stream().allMatch(FixCatalog::isPlain));
    }

    /** What stands on several lines is deleted whole or left alone. */
    private static boolean isPlain(Edit edit) {
        return edit.text().isEmpty()
                || (edit.span().startLine() == edit.span().endLine()
                        && PrintableText.of(edit.text()).equals(edit.text()));
    }

    private static Optional<Fix> deleted(Diagnostic finding, FixableFile file) {
        return file.at(finding.span()).flatMap(place -> deletion(place, file));
    }

    private static Optional<Fix> deletion(Place place, FixableFile file) {
        String name = place.key()
                .map(key -> "`" + place.path().name() + "`")
                .orElseGet(() ->
                        "item `" + NodeText.shown(file.written(place.value().span())) + "`");
        return file.deleting(place).map(edit -> Fix.of("delete " + name, edit));
    }

    /** Where a name looks misspelt, deleting it is a guess. */
    private static Optional<Fix> deletedNothing(Diagnostic finding, FixableFile file) {
        return finding.marker().isPresent() ? Optional.empty() : deleted(finding, file);
    }

    private static Optional<Fix> deletedRepetition(Diagnostic finding, FixableFile file) {
        String key = NodeText.shown(file.written(finding.span()));
        return file.isDocument()
                ? file.deletingRepeated(finding.span()).map(edit -> Fix.of("delete the repeated `" + key + "`", edit))
                : Optional.empty();
    }

    private static Optional<Fix> spaces(Diagnostic finding, FixableFile file) {
        List<Edit> edits = file.isDocument() ? new TabIndentation(file.text()).withSpaces() : List.of();
        boolean here = edits.stream()
                .anyMatch(edit -> edit.span().startLine() == finding.span().startLine());
        return here ? Optional.of(new Fix("indent with spaces", edits)) : Optional.empty();
    }

    /** Of the version that every file is read as anyway. */
    private static Optional<Fix> deletedDirective(Diagnostic finding, FixableFile file) {
        String path = finding.span().file();
        boolean alone = file.written(new SourceSpan(path, 1, 1, 2, 4)).matches("%YAML 1\\.2 *(\\r\\n|\\r|\\n)---");
        return alone && file.isDocument()
                ? Optional.of(Fix.of("delete `%YAML 1.2`", new Edit(new SourceSpan(path, 1, 1, 2, 1), "")))
                : Optional.empty();
    }

    private static Optional<Fix> quotedKey(Diagnostic finding, FixableFile file) {
        String key = file.written(finding.span());
        boolean plain = !key.isBlank() && key.chars().noneMatch(c -> "\"'[]{}&*!?\\\r\n".indexOf(c) >= 0);
        return plain ? replacement(finding, '"' + key + '"') : Optional.empty();
    }

    private static Optional<Fix> renamedField(Diagnostic finding, FixableFile file) {
        return file.at(finding.span()).flatMap(place -> {
            NodePath parent = place.path().parent();
            List<String> fields = file.schema(parent).map(SchemaView::fields).orElse(List.of());
            return Spelling.unmistakable(place.path().name(), fields)
                    .filter(field -> file.value(parent.child(field)).isEmpty())
                    .map(field -> Fix.of(
                            "rename `" + place.path().name() + "` to `" + field + "`",
                            word(place.key().orElse(finding.span()), field, file)));
        });
    }

    private static Optional<Fix> otherType(Diagnostic finding, FixableFile file) {
        Optional<Place> place = file.at(finding.span());
        List<String> types = place.flatMap(found -> file.schema(found.path()))
                .map(SchemaView::types)
                .orElse(List.of());
        if (place.isEmpty() || !(place.get().value() instanceof Node.Scalar scalar)) {
            return Optional.empty();
        }
        boolean text = scalar.type() == ScalarType.STRING;
        if (types.contains("string") && !text && scalar.type() != ScalarType.NULL) {
            return replacement(finding, '"' + scalar.text() + '"');
        }
        if (types.contains("integer") && text && scalar.text().matches("0|[1-9][0-9]{0,17}")) {
            return replacement(finding, scalar.text());
        }
        return types.contains("boolean") && text
                ? Optional.ofNullable(BOOLEANS.get(scalar.text().toLowerCase(Locale.ROOT)))
                        .flatMap(now -> replacement(finding, now))
                : Optional.empty();
    }

    private static Optional<Fix> joinedDuration(Diagnostic finding, FixableFile file) {
        return scalar(finding, file)
                .map(Node.Scalar::text)
                .filter(text -> text.indexOf(' ') >= 0)
                .map(text -> text.replace(" ", ""))
                .filter(text -> DurationText.parse(text).isPresent())
                .map(text -> written(finding, text, file));
    }

    private static Optional<Fix> choice(Diagnostic finding, FixableFile file) {
        Optional<Place> place = file.at(finding.span());
        Optional<Node.Scalar> scalar = scalar(finding, file);
        if (place.isEmpty() || scalar.isEmpty()) {
            return Optional.empty();
        }
        List<String> choices =
                file.schema(place.get().path()).map(SchemaView::choices).orElse(List.of());
        if (choices.isEmpty()) {
            boolean no = scalar.get().type() == ScalarType.BOOLEAN
                    && scalar.get().text().equalsIgnoreCase("false")
                    && !file.isAlone(place.get().path());
            return no ? deletion(place.get(), file) : Optional.empty();
        }
        return Spelling.unmistakable(scalar.get().text(), choices)
                .filter(now -> ScalarTypes.ofPlain(now) == ScalarType.STRING)
                .map(now -> written(finding, now, file));
    }

    /** The kind is misspelt, or the field is. */
    private static Optional<Fix> kind(Diagnostic finding, FixableFile file) {
        List<String> kinds = List.of(Kind.values()).stream().map(Kind::toString).toList();
        Optional<Node.Scalar> written = scalar(finding, file);
        if (written.isPresent()) {
            return Spelling.unmistakable(written.get().text(), kinds).map(kind -> written(finding, kind, file));
        }
        return file.at(finding.span())
                .flatMap(place -> Spelling.unmistakable(place.path().name(), HEADER))
                .filter(field -> field.equals("kind"))
                .map(field -> written(finding, field, file));
    }

    /** A version that differs in its number may be another version. */
    private static Optional<Fix> apiVersion(Diagnostic finding, FixableFile file) {
        String version = SchemaCatalog.API_VERSION.substring(SchemaCatalog.API_VERSION.indexOf('/'));
        return scalar(finding, file)
                .filter(written -> written.text().toLowerCase(Locale.ROOT).endsWith(version))
                .flatMap(written -> Spelling.unmistakable(written.text(), List.of(SchemaCatalog.API_VERSION)))
                .map(now -> written(finding, now, file));
    }

    private static Optional<Node.Scalar> scalar(Diagnostic finding, FixableFile file) {
        return file.at(finding.span())
                .map(Place::value)
                .filter(value -> value.span().equals(finding.span()))
                .flatMap(value -> value instanceof Node.Scalar scalar ? Optional.of(scalar) : Optional.empty());
    }

    private static Fix written(Diagnostic finding, String now, FixableFile file) {
        return Fix.of("write `" + now + "`", word(finding.span(), now, file));
    }

    /** A word in the place of another, in quotes if that is. */
    private static Edit word(SourceSpan span, String now, FixableFile file) {
        String before = file.written(span);
        boolean quoted = before.startsWith("\"") || before.startsWith("'");
        return new Edit(span, quoted ? before.charAt(0) + now + before.charAt(0) : now);
    }

    private static Optional<Fix> replacement(Diagnostic finding, String now) {
        return Optional.of(Fix.of("write `" + now + "`", new Edit(finding.span(), now)));
    }
}
