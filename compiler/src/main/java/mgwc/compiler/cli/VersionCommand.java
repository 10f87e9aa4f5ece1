package mgwc.compiler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mgwc version}. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON
    }

    private final Surroundings surroundings;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private Format format = Format.TEXT;

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        switch (format) {
            case TEXT -> surroundings.out().println("mgwc " + Version.current());
            case JSON ->
                surroundings
                        .out()
                        .printf(
                                "{\"version\":\"%s\",\"language\":\"mgwc/v1\",\"releaseFormat\":1,\"java\":\"%s\"}%n",
                                Version.current(), Runtime.version());
        }
        return ExitCode.OK;
    }
}
