package mgwc.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.Version;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.Tone;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc doctor}: what mgwc depends on, and whether it is as it should be. */
public final class DoctorCommand implements Command {

    private static final Instant BUILT_AFTER = Instant.parse("2026-01-01T00:00:00Z");

    private final CliContext context;
    private final GlobalOptions options;
    private final InstantSource clock;

    public DoctorCommand(CliContext context, GlobalOptions options, InstantSource clock) {
        this.context = context;
        this.options = options;
        this.clock = clock;
    }

    private enum State {
        OK("ok", Tone.GREEN),
        NOTE("note", Tone.YELLOW),
        PROBLEM("problem", Tone.RED);

        private final String word;
        private final Tone tone;

        State(String word, Tone tone) {
            this.word = word;
            this.tone = tone;
        }
    }

    private record Line(State state, String subject, String text) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Check what mgwc depends on: Java, Git, ports, clock, workspace."));
    }

    @Override
    public Integer call() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(State.OK, "mgwc", Version.current()));
        lines.add(java());
        lines.add(cache());
        lines.add(knowledge());
        lines.add(git());
        lines.add(workspace());
        lines.add(port(8080));
        lines.add(port(9090));
        lines.add(clock());
        Palette palette = new Palette(options.colourful(context, "out"));
        for (Line line : lines) {
            String state = palette.paint(line.state().tone, line.state().word);
            String gap = " ".repeat(8 - line.state().word.length());
            context.out().printf("%s%s %-10s %s%n", state, gap, line.subject(), line.text());
        }
        return lines.stream().anyMatch(line -> line.state() == State.PROBLEM) ? ExitCode.UNCHECKED : ExitCode.OK;
    }

    private static Line java() {
        return new Line(State.OK, "java", Runtime.version() + " in " + System.getProperty("java.home"));
    }

    /** The launcher names the cache only when it fits; without one everything works, but starts slowly. */
    private static Line cache() {
        String cache = System.getProperty("mgwc.aot", "");
        return cache.isEmpty()
                ? new Line(State.NOTE, "aot cache", "none for this build and Java; ./mvnw package makes one")
                : new Line(State.OK, "aot cache", cache);
    }

    private Line knowledge() {
        return CachePlace.folder(context)
                .map(folder -> new Line(State.OK, "knowledge", "of large workspaces is kept in " + folder))
                .orElseGet(() -> new Line(State.NOTE, "knowledge", "is not kept; see MGWC_CACHE"));
    }

    private static Line git() {
        try {
            Process process = new ProcessBuilder("git", "--version")
                    .redirectErrorStream(true)
                    .start();
            try (InputStream output = process.getInputStream()) {
                String version = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
                process.waitFor(5, TimeUnit.SECONDS);
                return new Line(State.OK, "git", version.replace("git version ", ""));
            }
        } catch (IOException e) {
            return new Line(State.PROBLEM, "git", "not found; diff, --git-ref and --staged need it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Line(State.PROBLEM, "git", "did not answer");
        }
    }

    private Line workspace() {
        try {
            Path root = options.root(context);
            return Files.isWritable(root)
                    ? new Line(State.OK, "workspace", root.toString())
                    : new Line(State.NOTE, "workspace", root + " (read-only; mgwc dev needs to write to .mgwc)");
        } catch (CannotRunException e) {
            return new Line(State.NOTE, "workspace", String.valueOf(e.getMessage()));
        }
    }

    private static Line port(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return new Line(State.OK, "port " + port, "free");
        } catch (IOException e) {
            return new Line(State.NOTE, "port " + port, "taken; mgwc dev and run have --port and --admin-port");
        }
    }

    /** A clock that is years off makes every token look expired or not yet valid. */
    private Line clock() {
        Instant now = clock.instant();
        return now.isBefore(BUILT_AFTER)
                ? new Line(State.PROBLEM, "clock", now + " lies in the past; tokens will be refused")
                : new Line(State.OK, "clock", now.toString());
    }
}
