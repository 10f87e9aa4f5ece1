package mgwc.gateway.jwt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import mgwc.gateway.problem.AuthFailure;
import tools.jackson.databind.JsonNode;

/**
 * The seconds since 1970 that RFC 7519 section 2 defines: any JSON number, fractions and exponents included. The years
 * are those that RFC 3339 can write; a time beyond them is a mistake and overflows arithmetic elsewhere.
 */
final class NumericDate {

    /** The start of the year 0. */
    private static final BigDecimal EARLIEST = BigDecimal.valueOf(-62_167_219_200L);

    /** The end of the year 9999. */
    private static final BigDecimal END = BigDecimal.valueOf(253_402_300_800L);

    private static final int NANO_DIGITS = 9;

    private NumericDate() {}

    /** The moment, rounded down to a nanosecond. */
    static Instant read(String claim, JsonNode value) throws MalformedTokenException {
        if (!value.isNumber()) {
            throw new MalformedTokenException(AuthFailure.MALFORMED_CLAIM, "`" + claim + "` is not a number");
        }
        BigDecimal seconds = value.decimalValue();
        if (seconds.compareTo(EARLIEST) < 0 || seconds.compareTo(END) >= 0) {
            throw new MalformedTokenException(
                    AuthFailure.MALFORMED_CLAIM, "`" + claim + "` is not within the years 0 to 9999");
        }
        if (seconds.signum() == 0) {
            return Instant.EPOCH;
        }
        BigDecimal nanos = isTiny(seconds)
                ? BigDecimal.valueOf(Math.min(0, seconds.signum()))
                : seconds.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.FLOOR);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue());
    }

    /** Less than a nanosecond; to round {@code 1e-999999999} would take as many digits. */
    private static boolean isTiny(BigDecimal seconds) {
        return (long) seconds.precision() - seconds.scale() <= -NANO_DIGITS;
    }
}
