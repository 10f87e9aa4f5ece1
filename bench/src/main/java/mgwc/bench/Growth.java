package mgwc.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How {@code mgwc validate} grows with the workspace: {@code Growth REPOSITORY [APIS...]}, by default 10 to 10,000 APIs
 * with four environments each. Prints a Markdown page; every figure is the median of new processes on files that are in
 * the page cache.
 */
public final class Growth {

    private static final int[] SIZES = {10, 100, 1_000, 10_000};
    private static final int RUNS = 5;

    private final Path repository;
    private final Path cache;
    private final PrintStream page = System.out;

    private Growth(Path repository, Path cache) {
        this.repository = repository;
        this.cache = cache;
    }

    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : SIZES;
        new Growth(Path.of(arguments[0]).toAbsolutePath(), Files.createTempDirectory("mgwc-cache")).run(sizes);
    }

    private void run(int[] sizes) throws IOException, InterruptedException {
        page.println("Machine: " + Machine.describeProcessor() + "\n");
        page.println("`mgwc validate`, four environments, median of " + RUNS
                + " processes; a first run knows nothing and" + " keeps what it finds:\n");
        page.println(
                "| APIs | files | first run | per API | after a change of one file | CPU, first run | largest RSS |");
        page.println("|---|---|---|---|---|---|---|");
        Path directory = Files.createTempDirectory("mgwc-growth");
        for (int size : sizes) {
            Path workspace = directory.resolve(Integer.toString(size));
            GeneratedWorkspace.write(workspace, size);
            settle();
            measure(size, workspace);
        }
    }

    private void measure(int size, Path workspace) throws IOException, InterruptedException {
        double[] first = new double[RUNS];
        double[] cpu = new double[RUNS];
        double[] changed = new double[RUNS];
        double[] resident = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            System.err.println("bench: " + size + " APIs, run " + (i + 1) + " of " + RUNS);
            forget();
            Usage cold = validate(workspace);
            first[i] = cold.wallMillis();
            cpu[i] = cold.cpuMillis();
            resident[i] = cold.residentMib();
            Path file = workspace.resolve(GeneratedWorkspace.apiFile(i % size));
            Files.writeString(file, Files.readString(file) + "# changed " + i + "\n");
            changed[i] = validate(workspace).wallMillis();
        }
        page.printf(
                Locale.ROOT,
                "| %d | %d | %s | %.2f ms | %s | %s | %.0f MiB |%n",
                size,
                6 * size + 6,
                Statistics.summary(first, "ms"),
                Statistics.median(first) / size,
                Statistics.summary(changed, "ms"),
                Statistics.summary(cpu, "ms"),
                Statistics.most(resident));
    }

    /** Files that have just been written may change again without a trace, so they are read again the next time. */
    private static void settle() throws InterruptedException {
        Thread.sleep(3_000);
    }

    /** Deletes what earlier runs kept. */
    private void forget() throws IOException {
        try (DirectoryStream<Path> kept = Files.newDirectoryStream(Files.createDirectories(cache))) {
            for (Path file : kept) {
                Files.delete(file);
            }
        }
    }

    private record Usage(double wallMillis, double cpuMillis, double residentMib) {}

    /** One run, as GNU time saw it. */
    private Usage validate(Path workspace) throws IOException, InterruptedException {
        Path usage = Files.createTempFile("mgwc-growth", ".time");
        ProcessBuilder builder = new ProcessBuilder(
                        "time",
                        "--format=%e %U %S %M",
                        "--output=" + usage,
                        repository.resolve("mgwc").toString(),
                        "validate")
                .directory(workspace.toFile())
                .redirectErrorStream(true);
        builder.environment().put("MGWC_CACHE", cache.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("`mgwc validate` failed: " + output);
        }
        String[] fields = Files.readString(usage).strip().split(" ", -1);
        return new Usage(
                1000 * Double.parseDouble(fields[0]),
                1000 * (Double.parseDouble(fields[1]) + Double.parseDouble(fields[2])),
                Double.parseDouble(fields[3]) / 1024);
    }
}
