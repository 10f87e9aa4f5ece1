package mgwc.compiler.rule;

import java.time.LocalDate;
import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.workspace.SharedDeclarations;

/**
 * A rule about what ends some day. It gets the day and asks no clock, and it runs only where there is a day: never for
 * a release, which is the same whenever it is built. So it finds no errors that a release should not have. It looks at
 * what is shared alone, as what is known of an API is known for longer than a day.
 */
public interface DatedRule extends Rule {

    void check(SharedDeclarations shared, LocalDate today, Findings findings);
}
