package mgwc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the figures were measured on, as far as they depend on it. */
final class Machine {

    private Machine() {}

    static String describe() throws IOException, InterruptedException {
        return String.join(", ", describeProcessor(), firstLine("haproxy", "-v"), firstLine("nginx", "-v"));
    }

    static String describeProcessor() throws IOException {
        return String.join(
                ", ",
                Runtime.getRuntime().availableProcessors() + " × " + processor(),
                "Java " + Runtime.version(),
                "load before: " + Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    }

    private static String processor() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        }
    }

    private static String firstLine(String... command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().findFirst().orElse("?");
    }
}
