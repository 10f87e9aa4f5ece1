package mgwc.it.prose;

/**
 * A banned construction in a sentence.
 *
 * @param words that offend
 */
record Offence(Sentence sentence, StyleRule rule, String words) {

    /** {@code docs/x.md:12: dialect: "in vain": use the plain word}, and the sentence below. */
    String message() {
        return "%s:%d: %s: \"%s\": %s%n    %s"
                .formatted(sentence.file(), sentence.line(), rule.name(), words, rule.advice(), sentence.shown());
    }
}
