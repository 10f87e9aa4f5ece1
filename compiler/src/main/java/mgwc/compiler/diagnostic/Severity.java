package mgwc.compiler.diagnostic;

import java.util.Locale;

/** How much a finding counts; only errors stop a build. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
