package mgwc.compiler.rule.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that are secrets by their look alone. The words for a find never hold the secret itself. */
enum SecretPattern {
    PRIVATE_KEY("a private key", "PRIVATE KEY-----", "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"),
    JWT("a signed token", "eyJ", "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
    AWS_KEY("an AWS access key", "IA", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
    GITHUB_TOKEN("a GitHub token", "_", "\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})"),
    GOOGLE_KEY("a Google API key", "AIza", "\\bAIza[0-9A-Za-z_-]{35}"),
    SLACK_TOKEN("a Slack token", "xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
    STRIPE_KEY("a Stripe key", "k_live_", "\\b[rs]k_live_[0-9A-Za-z]{16,}"),
    PASSWORD_IN_URL("a URL with a password", "://", "\\b[a-z][a-z0-9+.-]{1,20}://[^/\\s:@]{1,100}:[^/\\s:@]{1,100}@");

    /** The shortest of them; shorter texts need no look. */
    static final int SHORTEST = 12;

    private static final List<SecretPattern> ALL = List.of(values());

    private final String words;
    private final String part;
    private final Pattern pattern;

    /** @param part what every such text holds; much faster to look for than the pattern */
    SecretPattern(String words, String part, String pattern) {
        this.words = words;
        this.part = part;
        this.pattern = Pattern.compile(pattern);
    }

    static Optional<SecretPattern> in(String text) {
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        for (SecretPattern candidate : ALL) {
            if (text.contains(candidate.part) && candidate.pattern.matcher(text).find()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return words;
    }
}
