package mgwc.compiler.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant. */
public final class Spelling {

    private static final int LONGEST = 100;
    private static final int SHORTEST_TO_TELL = 3;

    private Spelling() {}

    /**
     * The candidate closest to {@code name}, if one is close enough to be meant: at most a third of its letters differ,
     * or only in upper and lower case. Of two equally close ones the alphabetically first.
     */
    public static Optional<String> closest(String name, Collection<String> candidates) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = name.toLowerCase(Locale.ROOT);
        Optional<String> closest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            if (isOutOfReach(name, candidate)) {
                continue;
            }
            int distance = distance(folded, candidate.toLowerCase(Locale.ROOT));
            boolean first = closest.isEmpty() || candidate.compareTo(closest.get()) < 0;
            if (distance <= allowed(name, candidate) && (distance < least || (distance == least && first))) {
                least = distance;
                closest = Optional.of(candidate);
            }
        }
        return closest;
    }

    private static boolean isOutOfReach(String name, String candidate) {
        return candidate.length() > LONGEST
                || candidate.equals(name)
                || Math.abs(name.length() - candidate.length()) > allowed(name, candidate);
    }

    /** {@code did you mean `x`?} for {@link #closest}. */
    public static Optional<String> question(String name, Collection<String> candidates) {
        return closest(name, candidates).map(candidate -> "did you mean `" + candidate + "`?");
    }

    /**
     * The only candidate that differs by one letter, two swapped letters, or upper and lower case; nothing for names
     * too short to tell.
     */
    public static Optional<String> unmistakable(String name, Collection<String> candidates) {
        if (name.length() > LONGEST || name.length() < SHORTEST_TO_TELL) {
            return Optional.empty();
        }
        String folded = name.toLowerCase(Locale.ROOT);
        List<String> near = candidates.stream()
                .filter(candidate ->
                        candidate.length() <= LONGEST && distance(folded, candidate.toLowerCase(Locale.ROOT)) <= 1)
                .toList();
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    private static int allowed(String name, String candidate) {
        return Math.max(name.length(), candidate.length()) / 3;
    }

    /**
     * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours (Damerau-Levenshtein
     * without repeated edits).
     */
    static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + substitution);
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                current[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[right.length()];
    }
}
