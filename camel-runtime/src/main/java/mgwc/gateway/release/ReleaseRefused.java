package mgwc.gateway.release;

import mgwc.release.InvalidReleaseException;

/** A release the gateway will not run, with the reason and what to do, each one sentence for a person. */
public final class ReleaseRefused extends Exception {

    private static final int LONGEST = 1_000;

    private final String remedy;

    public ReleaseRefused(String reason, String remedy) {
        super(printable(reason));
        this.remedy = remedy;
    }

    /** Refuses a release whose envelope is invalid. */
    ReleaseRefused(InvalidReleaseException invalid) {
        super(printable(String.valueOf(invalid.getMessage())), invalid);
        this.remedy = invalid.remedy();
    }

    /** A release can name things as it likes, and the reason goes into logs and onto terminals. */
    private static String printable(String reason) {
        StringBuilder text = new StringBuilder();
        reason.codePoints().limit(LONGEST).forEach(c -> text.appendCodePoint(isPrintable(c) ? c : '\ufffd'));
        return reason.length() > LONGEST ? text.append('…').toString() : text.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** What the person who deploys can do about it. */
    public String remedy() {
        return remedy;
    }
}
