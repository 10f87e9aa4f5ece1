package mgwc.compiler.text;

import java.util.function.Consumer;

/** What stands between backticks is code, in messages as in Markdown. */
public final class Backticks {

    private Backticks() {}

    /** Hands a text on piece by piece. A backtick that none follows is one of the words. */
    public static void split(String text, Consumer<String> words, Consumer<String> code) {
        int from = 0;
        for (int open = text.indexOf('`'); open >= 0; open = text.indexOf('`', from)) {
            int close = text.indexOf('`', open + 1);
            if (close < 0) {
                break;
            }
            words.accept(text.substring(from, open));
            code.accept(text.substring(open + 1, close));
            from = close + 1;
        }
        words.accept(text.substring(from));
    }

    /** How many stand in a row at most: what encloses the text as code has more (CommonMark section 6.1). */
    public static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
