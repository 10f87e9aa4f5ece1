package mgwc.bench;

import java.util.Arrays;
import java.util.Locale;

final class Statistics {

    private Statistics() {}

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    static double most(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    /** Median, range and number, as {@code 210 ms (205–230, n=7)}. */
    static String summary(double[] values, String unit) {
        return String.format(
                Locale.ROOT,
                "%.0f %s (%.0f–%.0f, n=%d)",
                median(values),
                unit,
                least(values),
                most(values),
                values.length);
    }

    /** Median, range and number of ratios, as {@code 0.97 (0.91–1.04, n=11)}. */
    static String ratios(double[] values) {
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f, n=%d)", median(values), least(values), most(values), values.length);
    }
}
