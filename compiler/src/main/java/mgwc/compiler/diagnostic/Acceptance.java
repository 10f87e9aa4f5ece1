package mgwc.compiler.diagnostic;

/** Why a finding does not count although it holds. */
public sealed interface Acceptance {

    /** How much the finding would count. */
    Severity severity();

    /** {@code waiver `orders-base-path` of team-fulfilment, until 2027-03-31: Moves in March}. */
    String words();

    /**
     * Somebody answers for it for a while.
     *
     * @param until the last day, as year, month and day
     */
    record Waived(String waiver, String owner, String until, String reason, Severity severity) implements Acceptance {
        @Override
        public String words() {
            return "waiver `" + waiver + "` of " + owner + ", until " + until + ": " + reason;
        }
    }

    /** It was there when the baseline was written. */
    record Known(Severity severity) implements Acceptance {
        @Override
        public String words() {
            return "in the baseline";
        }
    }
}
