package mgwc.compiler.rule;

import java.time.LocalDate;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.report.Rule;

/**
 * A rule about what ends some day. It gets the day and asks no clock, and it runs only where there is a day: never for
 * a release, which is the same whenever it is built. So it finds no errors that a release should not have.
 */
public interface DatedRule extends Rule {

    void check(Declarations declarations, LocalDate today, Findings findings);
}
