package mgwc.compiler.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.NodeText;

/** What is wrong with the form of a contract, in words. */
final class FormFindings {

    private static final int MOST_LISTED = 15;

    private FormFindings() {}

    static Diagnostic unknownField(String key, Entry entry, ObjectType type, String name) {
        if (type.isResponses()) {
            return ContractRules.WRONG_VALUE
                    .at(entry.keySpan(), "`" + NodeText.shown(key) + "` is not a response code")
                    .withHelp("write a code such as `200`, a range such as `4XX`, or `default`");
        }
        List<String> names = type.names();
        return ContractRules.UNKNOWN_CONTRACT_FIELD
                .at(entry.keySpan(), "unknown field `" + NodeText.shown(key) + "` in " + name)
                .withMarker(Spelling.question(key, names))
                .withHelp("allowed here: " + listed(names) + ", and names that start with `x-`");
    }

    /** None when an unknown field looks like the one that is missing: that finding says it already. */
    static Optional<Diagnostic> missingField(
            Mapping mapping, String field, ObjectType type, String subject, SourceSpan span) {
        return isMisspelled(mapping, type, field)
                ? Optional.empty()
                : Optional.of(ContractRules.MISSING_CONTRACT_FIELD
                        .at(span, subject + " has no `" + field + "`")
                        .withHelp("OpenAPI requires `" + field + "` of every " + type.words()));
    }

    static Diagnostic unknownChoice(Scalar value, String subject, List<String> choices) {
        return ContractRules.UNKNOWN_CONTRACT_CHOICE
                .at(
                        value.span(),
                        subject + " is " + described(value) + "; allowed " + (choices.size() > 1 ? "are " : "is ")
                                + listed(choices))
                .withMarker(Spelling.question(value.text(), choices));
    }

    private static boolean isMisspelled(Mapping mapping, ObjectType type, String field) {
        return !type.open()
                && mapping.entries().keySet().stream()
                        .filter(key -> type.field(key).isEmpty())
                        .anyMatch(key -> Spelling.closest(key, type.names()).equals(Optional.of(field)));
    }

    /** None of the fields is there, not even misspelt. */
    static Optional<Diagnostic> none(
            Mapping mapping, ObjectType type, String subject, SourceSpan span, List<String> names) {
        if (names.stream().anyMatch(name -> isMisspelled(mapping, type, name))) {
            return Optional.empty();
        }
        return Optional.of(ContractRules.CONTRADICTION.at(
                span,
                names.contains(ObjectType.ANY_KEY)
                        ? subject + " is empty; it needs at least one entry"
                        : subject + " has none of " + listed(names)));
    }

    /** A keyword of OpenAPI 3.0 that later versions read past. */
    static Optional<Diagnostic> leftOver(Mapping schema, OpenApiVersion version) {
        return schema.entry("nullable")
                .map(
                        nullable -> ContractRules.IDLE_KEYWORD
                                .at(nullable.keySpan(), "`nullable` has no meaning in OpenAPI " + version)
                                .withHelp(
                                        nullable.value() instanceof Scalar scalar
                                                        && scalar.text().equalsIgnoreCase("false")
                                                ? "delete it"
                                                : schema.get("type").orElse(null) instanceof Scalar type
                                                        ? "write `type: [" + NodeText.shown(type.text())
                                                                + ", \"null\"]` instead"
                                                        : "add `\"null\"` to `type`, or `{type: \"null\"}` to `anyOf`, instead"));
    }

    static Diagnostic both(Mapping mapping, String subject, String one, String other) {
        SourceSpan first = mapping.entry(one).orElseThrow().keySpan();
        SourceSpan second = mapping.entry(other).orElseThrow().keySpan();
        boolean inOrder = first.compareTo(second) <= 0;
        return ContractRules.CONTRADICTION
                .at(inOrder ? second : first, subject + " has both `" + one + "` and `" + other + "`")
                .withRelated(inOrder ? first : second, "the other one stands here")
                .withHelp("keep one of them");
    }

    static String described(Node node) {
        return switch (node) {
            case Mapping ignored -> "a mapping";
            case Node.Sequence ignored -> "a list";
            case Scalar scalar ->
                switch (scalar.type()) {
                    case NULL -> scalar.text().isEmpty() ? "empty" : "null";
                    case STRING ->
                        scalar.text().isEmpty() ? "empty" : "the text `" + NodeText.shown(scalar.text()) + "`";
                    case INTEGER, DECIMAL -> "the number `" + NodeText.shown(scalar.text()) + "`";
                    case BOOLEAN -> "`" + scalar.text() + "`";
                };
        };
    }

    /** Equal for equal values, wherever they stand; a mapping counts by its entries in the order written. */
    static String identity(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.type() + " " + scalar.text();
            case Mapping ignored -> "{" + NodeText.of(node);
            case Node.Sequence ignored -> "[" + NodeText.of(node);
        };
    }

    static String listed(List<String> names) {
        String list =
                names.stream().limit(MOST_LISTED).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return names.size() > MOST_LISTED ? list + " …" : list;
    }
}
