package mgwc.it.prose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A construction that {@code docs/style.md} bans, under the name that the page gives it. */
record StyleRule(String name, String advice, Search search) {

    /** Finds the words of a sentence that offend. */
    @FunctionalInterface
    interface Search {
        Optional<String> in(Sentence sentence);
    }

    private static final int MOST_WORDS = 30;

    private static final String VERB =
            "(?:is|are|was|were|isn't|aren't|has|have|had|can|cannot|could|may|might|must|shall"
                    + "|should|will|would|does|do|did|needs?|lies?|stands?|says?|makes?|belongs?|comes?|follows?|remains?|concerns?"
                    + "|counts?|fits?|differs?|expires?|happens)";

    /** All of them, in the order of the page. */
    static final List<StyleRule> ALL = List.of(
            statement(
                    "subject-clause",
                    "name the thing instead of a clause with `what` or `who`",
                    "^(?:What|Whatever|Whoever|Who|Whichever)\\b(?! it (?:checks|means)$)"
                            + "|[;:] (?:what|whatever|whoever|who)\\b"
                            + "|\\b(?:what|whatever|whoever|whichever) (?:\\w+ly |still |only |also )?" + VERB + "\\b"
                            + "|\\b(?:says?|said|tells?|told|shows?|shown|knows?|of|by|to|and|or|whom?) who\\b"),
            statement(
                    "subject-first",
                    "begin with the subject, its verb behind it",
                    "^(?:Never|Nor|Nowhere|Rarely|Seldom|Here|So|Only (?:then|here|there|so)|Not (?:until|only)\\b.*?)"
                            + " (?:is|are|was|were|has|have|had|can|could|may|must|will|would|does|do|did)\\b"
                            + "|^(?:Should|Were|Had) (?:an?|the|you|it|this|that|they)\\b"
                            + "|^Of "
                            + "|(?:\\bnor|\\band so|[,;] so) (?:is|are|has|have|can|does|do|did|will|must)\\b"
                            + "|^(?:To|In|On|At|By|For|From|With|Without|Below|Beside|Behind|After|Before) [^,]*?"
                            + "\\b(?:lies?|stands?|comes?|goes|go|belongs?|follows?) (?:the|an?|its|their)\\b"),
            statement(
                    "is-not-a",
                    "write `is not a` or `does not`",
                    "(?<!\\bthere )\\b(?:is|are|was|were|be) no (?!longer\\b|more\\b|less\\b|better\\b|worse\\b"
                            + "|later\\b|earlier\\b|older\\b|newer\\b|larger\\b|smaller\\b|faster\\b|slower\\b|different\\b)\\w+"
                            + "|(?<!\\bthere )\\b(?:is|are|has|have|had|finds?|knows?|gets?|needs?) none\\b"),
            statement(
                    "dialect",
                    "use the plain word",
                    "\\bin vain\\b|\\bbe had\\b|\\bputs? right\\b|\\bputting right\\b|\\bmostly\\b|\\bapart by\\b"
                            + "|\\btell(?:s|ing)? (?:\\S+ ){0,4}apart\\b|\\bputs? up with\\b|\\bof no use\\b|\\bvouch(?:es)? for\\b"
                            + "|\\bleaves? (?:\\S+ ){0,3}away\\b|\\b(?:is|are) said so\\b|\\bsays? so\\b|\\bsaid so\\b|\\bwakes? no\\b"
                            + "|\\banew\\b|\\bthere(?:of|in|by)\\b|\\bwhere(?:of|in|by)\\b|\\bhereby\\b|\\bhitherto\\b"
                            + "|\\bmakes? (?:no )?use of\\b|\\bfor as long as\\b|\\bwhosoever\\b|\\bmust needs\\b"),
            statement("backend", "write `backend`", "\\bback[ -]ends?\\b"),
            statement(
                    "you",
                    "address the reader as `you`",
                    "\\b(?:somebody|anybody)\\b"
                            + "|(?:^|[,;:] |\\b(?:if|when|where|that|so) )one (?:can|may|must|should|has to|needs? to|would)\\b"
                            + "|\\b(?:a|the) (?:reader|user) (?:can|may|must|should|will|would|has|needs|wants|gets|sees)\\b"
                            + "|\\b(?:readers|users) (?:can|may|must|should|will|would|have|need|want|get|see)\\b"),
            statement(
                    "active",
                    "name the actor first: `the gateway reads it`",
                    "\\b(?:is|are|was|were|be|been|being) (?:\\w+ly |not |never |always |also |then )?"
                            + "(?:\\w+ed|\\w+en|made|read|known|said|told|built|held|set|kept|found|sent|put|run|done|shown|led|left|met)"
                            + " by (?:`|(?:the|an?|any|every|each|you|us|them|it|users?|callers?|clients?|mgwc)(?!\\w))"),
            statement(
                    "place",
                    "a file or a value `is` in a place",
                    "\\b(?:lie|lies|lay|stand|stands|stood) (?:\\w+ )?"
                            + "(?:in|below|beside|under|at|above|outside|inside|there|here|on|behind|between|next|together|alone)\\b"),
            statement("must", "write `you must` or `must`", "\\b(?:is|are|was|were) (?:not |then |only )?to be \\w+"),
            new StyleRule("long-sentence", "use at most " + MOST_WORDS + " words", StyleRule::tooLong),
            new StyleRule("one-idea", "make two sentences of it", StyleRule::twoSemicolons));

    private static StyleRule statement(String name, String advice, String words) {
        Pattern pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        return new StyleRule(name, advice, sentence -> {
            Matcher found = pattern.matcher(sentence.prose());
            return !sentence.asks() && found.find()
                    ? Optional.of(sentence.shown().substring(found.start(), found.end()))
                    : Optional.empty();
        });
    }

    private static Optional<String> tooLong(Sentence sentence) {
        long words = Pattern.compile("\\S*\\w\\S*")
                .matcher(sentence.prose())
                .results()
                .count();
        return words > MOST_WORDS ? Optional.of(words + " words") : Optional.empty();
    }

    private static Optional<String> twoSemicolons(Sentence sentence) {
        return sentence.prose().chars().filter(c -> c == ';').count() > 1 ? Optional.of("; … ;") : Optional.empty();
    }
}
