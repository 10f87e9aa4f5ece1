package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder below {@code src/test/fixtures} that holds an {@code input/}: its workspace must give exactly the report
 * in {@code expected.txt}. {@code -Dmgwc.fixtures.update=true} rewrites the expectations; review the difference.
 */
class FixtureTest {

    private static final boolean UPDATE = Boolean.getBoolean("mgwc.fixtures.update");

    @TestFactory
    Stream<DynamicTest> reportsWhatIsExpected() throws IOException {
        return Fixture.all().stream()
                .map(fixture ->
                        DynamicTest.dynamicTest(fixture.name(), fixture.folder().toUri(), () -> check(fixture)));
    }

    private static void check(Fixture fixture) throws IOException {
        if (UPDATE) {
            fixture.update();
        }
        assertThat(fixture.expectedFile())
                .as("expectation of %s; run with -Dmgwc.fixtures.update=true to write it", fixture.name())
                .exists();
        assertThat(fixture.report()).isEqualTo(Files.readString(fixture.expectedFile()));
    }

    @Test
    void findsTheFixtures() throws IOException {
        List<Fixture> fixtures = Fixture.all();

        assertThat(fixtures).hasSizeGreaterThan(40);
    }
}
