package mgwc.cli.console;

/** The exit codes that pipelines rely on; the numbers above 63 are those of {@code sysexits.h}. */
public final class ExitCode {

    public static final int OK = 0;

    /** There are findings that count as errors. */
    public static final int FINDINGS = 1;

    /** There are changes; only when the caller asked with {@code --exit-code}. */
    public static final int CHANGES = 2;

    /** The command line makes no sense. */
    public static final int USAGE = 64;

    /** A bug in mgwc. */
    public static final int INTERNAL = 70;

    /** What was to be checked could not be read or reached. */
    public static final int UNCHECKED = 75;

    private ExitCode() {}
}
