package mgwc.cli.explanation;

import java.util.Locale;
import java.util.Optional;

/** The words by which findings, changes and problems are grouped. */
enum Category {
    ERROR("How a finding counts: `validate` fails, and `build` writes nothing."),
    WARNING(
            "How a finding counts: it is likely a mistake. It fails no run; `spec.rules` of the workspace can make it an error."),
    INFO("How a finding counts: a note, which may well be meant. Reports call it a note too, and it fails no run."),
    NOTE("How a finding counts: the same as `info`. It may well be meant, and it fails no run."),
    BREAKING("What a change means: requests that were right before may fail."),
    HIGH("How closely a reviewer should look at a change: more closely than at all others."),
    MEDIUM("How closely a reviewer should look at a change: somebody who knows the API should agree to it."),
    LOW("How closely a reviewer should look at a change: a glance is enough."),
    CALLERS("Who notices a change: callers. Requests that were answered may not be any more.", true),
    EXPOSURE("Who notices a change: the set of callers and machines that can reach something is another one.", true),
    CAPACITY("Who notices a change: more or less load passes, or it is spread differently.", true),
    OBSERVABILITY("Who notices a change: operators see something else of the gateway.", true),
    NONE("Who notices a change: nobody. The gateway does what it did. As a risk: nothing to look at.", true),
    UNCLASSIFIED("Who notices a change: no rule knows the change, so a person has to judge it.", true),
    MALFORMED("A kind of problem: the request itself is not one that the gateway accepts."),
    UNAUTHENTICATED("A kind of problem: the caller presents no credentials, or none that are good."),
    FORBIDDEN("A kind of problem: the caller is known and may not do this."),
    RATE_LIMITED("A kind of problem: callers ask more often than a limit allows."),
    NOT_FOUND("A kind of problem: nothing is served there, or not with this method."),
    BACKEND("A kind of problem: no backend answered well."),
    UNAVAILABLE("A kind of problem: the gateway cannot serve the request at the moment."),
    ABANDONED("A kind of problem: the caller did not wait."),
    INTERNAL("A kind of problem: a fault of the gateway.");

    private final String page;
    private final boolean groupsChanges;

    Category(String page) {
        this(page, false);
    }

    Category(String page, boolean groupsChanges) {
        this.page = page;
        this.groupsChanges = groupsChanges;
    }

    static Optional<Category> find(String word) {
        for (Category category : values()) {
            if (category.toString().equals(word.toLowerCase(Locale.ROOT).replace('-', '_'))) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    String page() {
        return page;
    }

    /** Whether the word says who notices a change. */
    boolean groupsChanges() {
        return groupsChanges;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
