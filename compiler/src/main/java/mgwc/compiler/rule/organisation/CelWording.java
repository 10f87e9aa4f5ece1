package mgwc.compiler.rule.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mgwc.compiler.yaml.NodeText;

/**
 * What the CEL library says of an expression, in our words. A sentence of the library that is not known here becomes a
 * general one: none of its own words reach a reader, and no value of a document does.
 */
final class CelWording {

    /** The names that an expression may use. */
    static final List<String> NAMES = List.of(
            "value",
            "name",
            "keys",
            "document",
            "environment",
            "startsWith",
            "endsWith",
            "contains",
            "matches",
            "size",
            "has",
            "all",
            "exists",
            "exists_one",
            "map",
            "filter",
            "int",
            "double",
            "string",
            "bool",
            "timestamp",
            "duration",
            "type");

    private static final Map<String, String> WORD_OPERATORS =
            Map.of("and", "&&", "or", "||", "not", "!", "AND", "&&", "OR", "||", "NOT", "!");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("int", "a whole number"),
            Map.entry("uint", "a whole number"),
            Map.entry("double", "a number"),
            Map.entry("string", "text"),
            Map.entry("bool", "true or false"),
            Map.entry("bytes", "bytes"),
            Map.entry("dyn", "a value of the document"),
            Map.entry("null_type", "null"),
            Map.entry("timestamp", "a time"),
            Map.entry("google.protobuf.Timestamp", "a time"),
            Map.entry("duration", "a duration"),
            Map.entry("google.protobuf.Duration", "a duration"));

    /** How a sentence of the library starts, and ours for it. */
    private record Wording(Pattern library, Function<MatchResult, String> ours) {

        Wording(String library, Function<MatchResult, String> ours) {
            this(Pattern.compile(library, Pattern.DOTALL), ours);
        }
    }

    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'");

    private static final List<Wording> UNDERSTANDING = List.of(
            new Wording(UNKNOWN.pattern() + ".*", found -> "`" + shown(found, 1) + "` is not a name that rules know"),
            new Wording(
                    "expected type 'bool' but found '(.*)'",
                    found -> "it gives " + type(found.group(1)) + "; expected true or false"),
            new Wording(
                    "found no matching overload for '([^']*)' applied to '(.*)' \\(candidates.*",
                    found -> operator(found.group(1)) + " does not take " + operands(found.group(2))),
            new Wording(
                    "type '(.*)' does not support field selection",
                    found -> type(found.group(1)) + " has no fields to ask for"),
            new Wording("missing '(.*)' at '<EOF>'", found -> "`" + shown(found, 1) + "` is missing at the end"),
            new Wording(
                    "missing '(.*)' at '(.*)'",
                    found -> "`" + shown(found, 1) + "` is missing before `" + shown(found, 2) + "`"),
            new Wording("token recognition error at: '[\"'].*", found -> "a quote is opened and never closed"),
            new Wording("token recognition error at: '=.*", found -> "`=` has no meaning; `==` compares"),
            new Wording("token recognition error at: '&.*", found -> "`&` has no meaning; write `&&`"),
            new Wording("token recognition error at: '\\|.*", found -> "`|` has no meaning; write `||`"),
            new Wording("token recognition error at: '(.*)'", found -> "`" + shown(found, 1) + "` has no meaning"),
            new Wording("mismatched input '<EOF>'.*", found -> "it ends too early"),
            new Wording("(?:mismatched|extraneous) input '(.*?)' expecting .*", found -> misplaced(found.group(1))),
            new Wording("no viable alternative at input '(.*)'", found -> misplaced(found.group(1))),
            new Wording(
                    "reserved identifier: (.*)",
                    found -> "`" + shown(found, 1) + "` is a word that CEL keeps for itself"),
            new Wording(".*exceeds? .*(?:limit|size).*", found -> "it is too long or too deeply nested"));

    private static final List<Wording> EVALUATING = List.of(
            new Wording("key '(.*)' is not present in map.*", found -> "there is no `" + shown(found, 1) + "`"),
            new Wording(".*[/%] by zero.*|.*[Dd]ivi(?:de|sion) by zero.*", found -> "it divides by zero"),
            new Wording("[Ii]ndex out of bounds.*", found -> "a list has fewer items"),
            new Wording("expected boolean value.*", found -> "it uses a value as true or false that is neither"),
            new Wording(
                    "No matching overload for function '([^']*)'.*",
                    found -> operator(found.group(1)) + " does not take such a value"),
            new Wording(
                    "Error resolving field '(.*?)'.*",
                    found -> "it asks for `" + shown(found, 1) + "` of a value without fields"),
            new Wording("error parsing regexp.*", found -> "a pattern is not a regular expression"),
            new Wording("Iteration budget exceeded.*", found -> "it takes too many steps"),
            new Wording(
                    "Text '.*' could not be parsed.*|.*invalid (?:duration|timestamp).*",
                    found -> "a text is not a time"),
            new Wording("For input string.*|.*not.* convert.*", found -> "a text is not a number"));

    private static final List<Wording> PATTERNS = List.of(
            new Wording("missing closing \\).*", found -> "a `(` is never closed"),
            new Wording(
                    "(?:unexpected|missing opening|regexp/syntax: internal error).*", found -> "a `)` closes nothing"),
            new Wording("missing closing \\].*", found -> "a `[` is never closed"),
            new Wording(
                    "missing argument to repetition operator.*", found -> "nothing stands before a `*`, `+` or `?`"),
            new Wording("invalid character class range.*", found -> "a range of characters runs backwards"),
            new Wording("invalid repeat count.*", found -> "a count in braces is wrong"),
            new Wording("trailing backslash.*", found -> "a backslash stands at the end"),
            new Wording("invalid escape sequence.*", found -> "a backslash starts no known escape"),
            new Wording(
                    "invalid or unsupported Perl syntax.*",
                    found -> "it looks ahead or behind, which is not supported"));

    private CelWording() {}

    /** Why a text is not an expression. */
    static String understanding(String message) {
        return said(message, UNDERSTANDING).orElse("it is not an expression in CEL");
    }

    /** Why an expression cannot judge a value; the same for every value with the same fault. */
    static String evaluating(String message) {
        return said(message, EVALUATING).orElse("the expression fails");
    }

    /** Why a pattern is not a regular expression. */
    static String pattern(String pattern, String message) {
        String rest = message.replaceFirst("^error parsing regexp: ", "");
        return "the pattern `" + NodeText.shown(pattern) + "` is not a regular expression"
                + said(rest, PATTERNS).map(why -> ": " + why).orElse("");
    }

    /** The way out of a failure. */
    static String remedy(String reason) {
        return reason.startsWith("there is no `")
                ? "ask for it first, such as `!has(value.owner) || value.owner != ''`"
                : "let the expression fit every value that `spec.select` chooses";
    }

    /** The name that the library does not know. */
    static Optional<String> unknown(String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        return unknown.find() ? Optional.of(unknown.group(1)) : Optional.empty();
    }

    private static Optional<String> said(String message, List<Wording> wordings) {
        for (Wording wording : wordings) {
            Matcher matcher = wording.library().matcher(message.strip());
            if (matcher.matches()) {
                return Optional.of(wording.ours().apply(matcher));
            }
        }
        return Optional.empty();
    }

    private static String shown(MatchResult found, int group) {
        return NodeText.shown(found.group(group));
    }

    private static String misplaced(String token) {
        String operator = WORD_OPERATORS.get(token);
        return operator == null
                ? "`" + NodeText.shown(token) + "` does not fit there"
                : "`" + token + "` is not an operator; write `" + operator + "`";
    }

    /** {@code _+_} is an operator, {@code startsWith} a function. */
    private static String operator(String function) {
        return switch (function) {
            case "_?_:_" -> "`? :`";
            case "@in" -> "`in`";
            case "_[_]" -> "`[ ]`";
            default -> "`" + function.replace("_", "") + "`";
        };
    }

    /** {@code (int, string)} or {@code dyn.(int)}: a function does not care what it is asked of. */
    private static String operands(String types) {
        String own = types.substring(types.indexOf('(') + 1, types.lastIndexOf(')'));
        List<String> each = List.of(own.split(", (?![^(]*\\))", -1));
        return own.isEmpty()
                ? "no value at all"
                : each.stream().map(CelWording::type).collect(Collectors.joining(" and "));
    }

    private static String type(String type) {
        if (type.startsWith("list(")) {
            return "a list";
        }
        if (type.startsWith("map(")) {
            return "a mapping";
        }
        return type.startsWith("type(") ? "a type" : TYPES.getOrDefault(type, "another value");
    }
}
