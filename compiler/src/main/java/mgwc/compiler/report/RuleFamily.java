package mgwc.compiler.report;

/** What a rule is about in one word, by the first digit of its id. */
final class RuleFamily {

    private RuleFamily() {}

    /** Such as {@code security} for {@code MGW5001}. */
    static String of(String rule) {
        return switch (rule.length() > 3 ? rule.charAt(3) : '0') {
            case '1' -> "source";
            case '2' -> "schema";
            case '3' -> "references";
            case '4' -> "routing";
            case '5' -> "security";
            case '6' -> "traffic";
            case '7' -> "observability";
            case '8' -> "environments";
            case '9' -> "changes";
            default -> "mgwc";
        };
    }
}
