package mgwc.compiler.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code mgwc rehearse}: what packaging runs so that the JVM learns which classes to keep in the AOT cache. It walks
 * through the commands people wait for, including the ways they fail. Findings in the workspace do not matter.
 */
@Command(name = "rehearse", hidden = true, description = "Run typical commands, to train an AOT cache.")
final class RehearseCommand implements Callable<Integer> {

    enum Part {
        COMPILER,
        GATEWAY
    }

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "PART", description = "compiler or gateway.")
    private Part part = Part.COMPILER;

    RehearseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return switch (part) {
            case COMPILER -> compiler();
            case GATEWAY -> ExitCode.OK;
        };
    }

    private int compiler() {
        Surroundings unheard = silent();
        for (List<String> line : LINES) {
            Mgwc.run(unheard, line.toArray(String[]::new));
        }
        return ExitCode.OK;
    }

    private static final List<List<String>> LINES = List.of(List.of("--help"), List.of("version"), List.of("valdiate"));

    private Surroundings silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Surroundings(
                surroundings.directory(),
                surroundings.environment(),
                nowhere,
                nowhere,
                List.of(),
                surroundings.launcher(),
                surroundings.calledAs());
    }
}
