package mgwc.compiler.change;

import mgwc.value.ApiId;

/**
 * What a change is about: the environment itself, or something in it that has a name.
 *
 * @param name empty for the environment, so that two environments can be compared
 */
public record Subject(Kind kind, String name) implements Comparable<Subject> {

    /** The kinds of subject, in the order in which they are shown. */
    public enum Kind {
        ENVIRONMENT("environment"),
        ISSUER("issuer"),
        TIER("tier"),
        API("API"),
        APPLICATION("application");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public static final Subject ENVIRONMENT = new Subject(Kind.ENVIRONMENT, "");

    public static Subject of(ApiId id) {
        return new Subject(Kind.API, id.toString());
    }

    @Override
    public int compareTo(Subject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** {@code API `pizza-shack-v1`}. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind.toString() : kind + " `" + name + "`";
    }
}
