package mgwc.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.release.ReleaseOnDisk;
import mgwc.gateway.release.ReleaseReader;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.release.StepCatalogue;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write a release can make its digests true. No step can be taken out of a route even so. */
class SpoiltRoutesTest {

    private static final String STEP = "        - to: mgw-";

    @TempDir
    Path directory;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private CamelRoutes routes;
    private final Set<List<String>> tried = new HashSet<>();
    private int copies;

    @BeforeEach
    void startCamel() {
        EdgeEngine engine = new EdgeEngine();
        camel.getRegistry().bind("platform-http-engine", engine);
        camel.addComponent("platform-http", new EdgeComponent(engine));
        StepComponent.addAll(camel);
        camel.start();
        routes = new CamelRoutes(camel);
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    @TestFactory
    Stream<DynamicTest> ofEveryReleaseThatTheCompilersTestsExpect() throws IOException {
        return ReleaseOnDisk.expectedOfTheCompiler().stream()
                .map(expected -> DynamicTest.dynamicTest(expected.toString(), () -> {
                    ReleaseOnDisk whole = copy(expected);
                    expectTaken(whole);
                    for (String file :
                            ReleaseReader.read(whole.directory()).files().keySet()) {
                        if (file.startsWith("routes/")) {
                            spoil(expected, file, whole.read(file).lines().toList());
                        }
                    }
                }));
    }

    private void spoil(Path expected, String file, List<String> lines) throws Exception {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(STEP) && tried.add(stepsUpTo(lines, i))) {
                String name = lines.get(i).substring(STEP.length(), lines.get(i).indexOf(':', STEP.length()));
                List<String> without = new ArrayList<>(lines);
                without.remove(i);
                String guard = StepCatalogue.isGuard(name) ? ", which guards its operation `" : " of its operation `";
                expectRefused(expected, file, without, "lacks the step `" + name + "`" + guard);

                List<String> twice = new ArrayList<>(lines);
                twice.add(i, lines.get(i));
                expectRefused(expected, file, twice, "has the step `" + name + "` behind `" + name + "`");

                if (lines.get(i - 1).startsWith(STEP)) {
                    List<String> swapped = new ArrayList<>(lines);
                    Collections.swap(swapped, i - 1, i);
                    expectRefused(expected, file, swapped, "which is not the order of steps");
                }
            }
        }
    }

    /** The steps of a route up to one of them; what follows makes no difference. */
    private static List<String> stepsUpTo(List<String> lines, int step) {
        int first = step;
        while (lines.get(first - 1).startsWith(STEP)) {
            first--;
        }
        return lines.subList(first, step + 1);
    }

    private void expectRefused(Path expected, String file, List<String> lines, String fact) {
        ReleaseOnDisk spoilt =
                copy(expected).write(file, String.join("\n", lines) + "\n").seal();
        Lease lease = new Lease();

        ReleaseRefused refused = catchThrowableOfType(
                ReleaseRefused.class,
                () -> routes.start(
                        ReleaseReader.read(environment(spoilt, expected).directory()), 1, lease));
        lease.close();

        assertThat(refused).as("%s", lines).isNotNull().hasMessageContaining(fact);
        assertThat(camel.getRoutes()).isEmpty();
    }

    private void expectTaken(ReleaseOnDisk whole) throws ReleaseRefused {
        Lease lease = new Lease();
        routes.start(ReleaseReader.read(whole.directory()), 1, lease);
        lease.close();
        assertThat(camel.getRoutes()).isEmpty();
    }

    private ReleaseOnDisk copy(Path expected) {
        return environment(ReleaseOnDisk.copyFrom(expected, directory.resolve("copy-" + copies++)), expected);
    }

    private static ReleaseOnDisk environment(ReleaseOnDisk release, Path expected) {
        return release.ofEnvironment(expected.getFileName().toString());
    }
}
