package mgwc.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mgwc.layout.WorkspaceLayout;

/** A bug in mgwc, for the person in one line and for us in a file. */
public final class CrashReport {

    private CrashReport() {}

    /** Returns the exit code. */
    public static int write(CliContext context, String[] arguments, Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter report = new PrintWriter(text);
        report.println("mgwc " + Version.current());
        report.println("Java " + Runtime.version() + " on " + System.getProperty("os.name"));
        report.println("arguments " + List.of(arguments));
        failure.printStackTrace(report);
        report.flush();
        context.err().println("mgwc: internal error: " + failure + kept(context.directory(), text.toString()));
        return ExitCode.INTERNAL;
    }

    private static String kept(Path directory, String report) {
        try {
            Path folder = Files.createDirectories(folder(directory));
            Path file = Files.createTempFile(folder, "crash-", ".txt");
            Files.writeString(file, report);
            return "; please report it with " + file;
        } catch (IOException | RuntimeException e) {
            return "; no report could be written: " + e.getMessage();
        }
    }

    /** The workspace's own scratch folder, if there is a workspace around. */
    private static Path folder(Path directory) {
        for (Path above = directory; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(WorkspaceLayout.ROOT_FILE))) {
                return above.resolve(".mgwc");
            }
        }
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
