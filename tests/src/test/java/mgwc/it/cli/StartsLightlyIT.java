package mgwc.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mgwc.it.stage.Distribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a hook runs at every commit has to start at once. Times cannot be tested; what takes the time can: libraries
 * that only findings need, and code that the JVM makes up at run time instead of finding it in the AOT cache.
 */
class StartsLightlyIT {

    private static final List<String> LIBRARIES = List.of(
            "tools/jackson/",
            "com/networknt/",
            "org/snakeyaml/",
            "dev/cel/",
            "com/google/",
            "org/antlr/",
            "org/jose4j/");

    private static final List<String> LATER_STAGES =
            List.of("mgwc/compiler/change/", "mgwc/compiler/plan/", "mgwc/compiler/diff/");

    @TempDir
    Path folder;

    private List<String> log;

    @BeforeEach
    void validate() throws IOException {
        try (Stream<Path> files = Files.list(Distribution.ROOT.resolve("cli/target/dist"))) {
            assumeTrue(files.anyMatch(file -> file.toString().endsWith(".aot")), "built without an AOT cache");
        }
        Path file = folder.resolve("classes.log");
        Distribution.mgwc("validate")
                .with("MGWC_JAVA_OPTS", "-Xlog:class+init=info,class+load=info:file=" + file)
                .output();
        log = Files.readAllLines(file);
        assertThat(log).anyMatch(line -> line.contains("Initializing 'mgwc/compiler/validation/Validation'"));
    }

    @Test
    void noLibraryIsWokenThatOnlyFindingsNeed() {
        assertThat(log)
                .filteredOn(line -> line.contains("Initializing '"))
                .filteredOn(line -> LIBRARIES.stream().anyMatch(line::contains))
                .isEmpty();
    }

    @Test
    void noStageIsWokenThatOnlyBuildsAndComparisonsNeed() {
        assertThat(log)
                .filteredOn(line -> line.contains("Initializing '"))
                .filteredOn(line -> LATER_STAGES.stream().anyMatch(line::contains))
                .isEmpty();
    }

    /** A lambda that is listed here is one that {@code mgwc warmup} does not come by. Type switches cannot be kept. */
    @Test
    void noCodeIsMadeUpButTypeSwitches() {
        assertThat(log)
                .filteredOn(line -> line.contains("__JVM_LookupDefineClass__")
                        || line.contains("__dynamic_proxy__")
                        || line.contains("$$Lambda"))
                .filteredOn(line -> !line.contains("shared objects file") && !line.contains("$$TypeSwitch"))
                .isEmpty();
    }
}
