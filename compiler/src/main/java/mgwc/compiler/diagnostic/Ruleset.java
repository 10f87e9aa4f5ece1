package mgwc.compiler.diagnostic;

/** The rules and levels of a version of mgwc, by the first two numbers of that version. */
public record Ruleset(int major, int minor) implements Comparable<Ruleset> {

    public static final Ruleset FIRST = new Ruleset(0, 1);

    /** The newest that this version has. */
    public static final Ruleset LATEST = FIRST;

    /** Reads {@code 0.1}; the schema sees to the form. */
    public static Ruleset of(String text) {
        int dot = text.indexOf('.');
        return new Ruleset(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(Ruleset other) {
        int byMajor = Integer.compare(major, other.major);
        return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
