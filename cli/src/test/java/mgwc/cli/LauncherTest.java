package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code mgwc} with JDKs whose {@code java} only says how it was called. */
class LauncherTest {

    private static final Path SCRIPT = Path.of("../mgwc").toAbsolutePath().normalize();

    @TempDir
    Path temporary;

    private Path home;
    private Path jdk;
    private Path tools;

    @BeforeEach
    void distribution() throws IOException {
        home = Files.createDirectories(temporary.resolve("a home/mgwc"));
        Files.copy(SCRIPT, home.resolve("mgwc"));
        part(home.resolve("cli"), "abc");
        part(home.resolve("gateway"), "def");
        jdk = jdk("jdk-25", "25.0.3");
        tools = tools();
    }

    @Nested
    class FindingAJdk {

        @Test
        void asksForTheOneTheUserNamed() throws Exception {
            Path other = jdk("jdk-26", "26");

            Run run = run(Map.of("MGWC_JAVA_HOME", other.toString(), "JAVA_HOME", jdk.toString()), "version");

            assertThat(run.lines()).contains("java " + other);
        }

        @Test
        void refusesTheOneTheUserNamedWhenItIsTooOld() throws Exception {
            Path old = jdk("jdk-17", "17.0.15");

            Run run = run(Map.of("MGWC_JAVA_HOME", old.toString(), "JAVA_HOME", jdk.toString()), "version");

            assertThat(run.code()).isEqualTo(75);
            assertThat(run.err())
                    .isEqualTo("mgwc: MGWC_JAVA_HOME is Java 17, but mgwc needs Java 25 or newer: " + old + "\n");
        }

        @Test
        void prefersTheRuntimeThatCameWithIt() throws Exception {
            Path bundled = jdk("a home/mgwc/runtime", "25.0.9");

            assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "version").lines())
                    .contains("java " + bundled);
        }

        @Test
        void passesOverAJavaHomeThatIsTooOld() throws Exception {
            Path old = jdk("jdk-17", "17.0.15");

            Run run = run(Map.of("JAVA_HOME", old.toString(), "PATH", jdk.resolve("bin") + ":" + tools), "version");

            assertThat(run.lines()).contains("java " + jdk);
        }

        @Test
        void followsTheLinkOnThePath() throws Exception {
            Path bin = Files.createDirectories(temporary.resolve("bin"));
            Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));

            assertThat(run(Map.of("PATH", bin + ":" + tools), "version").lines())
                    .contains("java " + jdk);
        }

        @Test
        void takesTheNewestInstalledOneAtLast() throws Exception {
            jdk("jvms/17", "17.0.15");
            jdk("jvms/25", "25");
            Path newest = jdk("jvms/26", "26.0.1");

            Run run = run(Map.of("MGWC_JVMS", temporary.resolve("jvms").toString()), "version");

            assertThat(run.lines()).contains("java " + newest);
        }

        @Test
        void saysInOneSentenceThatThereIsNone() throws Exception {
            Path old = jdk("jvms/17", "17.0.15");

            Run run = run(Map.of("MGWC_JVMS", old.getParent().toString()), "version");

            assertThat(run.code()).isEqualTo(75);
            assertThat(run.err())
                    .isEqualTo("mgwc: no Java 25 or newer found: install a JDK 25, or name one in MGWC_JAVA_HOME;"
                            + " there is only\n  Java 17 in " + old + "\n");
        }
    }

    @Nested
    class StartingTheProgram {

        @Test
        void worksFromAnywhereAndThroughLinks() throws Exception {
            Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("a home/mgwc/mgwc"));

            Run run = run(link, temporary, Map.of("JAVA_HOME", jdk.toString()), "version");

            assertThat(run.lines())
                    .contains("-cp", home.resolve("cli/lib/a.jar") + ":" + home.resolve("cli/lib/b.jar"));
            assertThat(run.lines()).endsWith("mgwc.cli.Mgwc", "version");
        }

        @Test
        void becomesTheProgramSoThatSignalsReachIt() throws Exception {
            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "run", "release");

            assertThat(run.lines()).contains("pid " + run.pid());
        }

        @Test
        void handsArgumentsOnAsTheyAre() throws Exception {
            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "explain", "a b", "", "*", "$HOME");

            assertThat(run.lines()).endsWith("mgwc.cli.Mgwc", "explain", "a b", "", "*", "$HOME");
        }

        @Test
        void usesTheCacheOfThisBuildAndThisJdkOnly() throws Exception {
            Path foreign = home.resolve("cli/abc-Vendor-99-99.aot");
            Path own = home.resolve("cli/abc-Vendor-25.0.3-25.0.3.aot");
            Files.writeString(foreign, "");
            assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "version").out())
                    .doesNotContain("AOTCache");

            Files.writeString(own, "");
            assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "version").lines())
                    .contains("-XX:AOTCache=" + own);
            assertThat(run(Map.of("JAVA_HOME", jdk.toString(), "MGWC_AOT", "off"), "version")
                            .out())
                    .doesNotContain("AOTCache");
        }

        @Test
        void readsNamesOfFilesAsUtf8InEveryLocale() throws Exception {
            executable(jdk.resolve("bin/java"), "echo \"locale $LC_ALL\"");
            for (String locale : List.of("C", "de_DE.ISO-8859-1", "xx_XX.UTF-8", "")) {
                assertThat(run(Map.of("JAVA_HOME", jdk.toString(), "LC_ALL", locale), "version")
                                .lines())
                        .containsExactly("locale C.UTF-8");
            }
        }

        @Test
        void putsTheUsersJvmOptionsLast() throws Exception {
            Run run = run(Map.of("JAVA_HOME", jdk.toString(), "MGWC_JAVA_OPTS", "-Xmx1g -Da=b"), "run", "release");

            List<String> lines = run.lines();
            assertThat(lines.indexOf("-Xmx1g")).isGreaterThan(lines.indexOf("-Xmx128m"));
            assertThat(lines).containsSubsequence("-Xmx1g", "-Da=b", "-cp");
        }

        @Test
        void startsTheGatewayForAReleaseDirectory() throws Exception {
            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "run", "my release", "--port", "0");

            assertThat(run.lines()).endsWith("mgwc.gateway.Gateway", "my release", "--port", "0");
        }

        @Test
        void letsTheCompilerPrepareAnEnvironmentAndThenStartsTheGateway() throws Exception {
            answerOfCompiler("printf '%s\\n' '/a b/release' --port 0");

            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "-C", "some where", "run", "--env", "prod");

            String classPath = home.resolve("gateway/lib/a.jar") + ":" + home.resolve("gateway/lib/b.jar");
            assertThat(run.lines()).endsWith("-cp", classPath, "mgwc.gateway.Gateway", "/a b/release", "--port", "0");
        }

        @Test
        void startsNoGatewayWhenTheCompilerFoundMistakes() throws Exception {
            answerOfCompiler("echo 'error[MGW2001]' >&2; exit 1");

            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "run", "--env", "prod");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isEqualTo("error[MGW2001]\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-v", "-q", "--color=never", "--port=0", "--staged", "--unknown"})
        void leavesOptionsThatTheGatewayDoesNotKnowToTheCommandLine(String option) throws Exception {
            answerOfCompiler("printf '%s\\n' /a/release --port 0");

            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "run", option, "release");

            assertThat(run.lines()).endsWith("mgwc.gateway.Gateway", "/a/release", "--port", "0");
        }

        @Test
        void leavesHelpToTheCompiler() throws Exception {
            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "run", "release", "--help");

            assertThat(run.lines()).endsWith("mgwc.cli.Mgwc", "run", "release", "--help");
        }
    }

    @Nested
    class BuildingWhatIsMissing {

        private Path source;

        @BeforeEach
        void freshClone() throws IOException {
            Files.writeString(home.resolve("pom.xml"), "");
            for (String module : List.of("dsl-schema", "release-format", "compiler", "cli", "camel-runtime")) {
                Files.createDirectories(home.resolve(module + "/src/main/java"));
                Files.writeString(home.resolve(module + "/pom.xml"), "");
            }
            source = Files.writeString(home.resolve("compiler/src/main/java/A.java"), "");
            // No condition in the script under test depends on how long a build takes; the pause only makes two
            // starts overlap.
            mvnw("""
                    echo "$@" >>builds
                    sleep 0.3
                    for module in cli camel-runtime; do
                        case "$*" in *$module*) mkdir -p $module/target/dist/lib; : >$module/target/dist/lib/a.jar; echo abc >$module/target/dist/id ;; esac
                    done
                    """);
        }

        @Test
        void buildsTheCommandLineAloneForACommandThatNeedsNoMore() throws Exception {
            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "version");

            assertThat(run.code()).isZero();
            assertThat(run.err()).isEqualTo("mgwc: building cli (the first time this takes a minute or two)\n");
            assertThat(builds())
                    .singleElement()
                    .asString()
                    .contains("-pl cli -am")
                    .endsWith("package");
        }

        @Test
        void buildsTheGatewayTooWhereItIsNeeded() throws Exception {
            assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "run", "release")
                            .lines())
                    .contains("mgwc.gateway.Gateway");
            assertThat(builds()).singleElement().asString().contains("-pl cli,camel-runtime -am");
        }

        @Test
        void doesNotBuildAgainUntilASourceChanges() throws Exception {
            run(Map.of("JAVA_HOME", jdk.toString()), "version");
            assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "version").err())
                    .isEmpty();
            assertThat(builds()).hasSize(1);

            Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
            run(Map.of("JAVA_HOME", jdk.toString()), "version");
            assertThat(builds()).hasSize(2);
        }

        @Test
        void buildsOnceWhenTwoFirstRunsMeet() throws Exception {
            Started one = start(home.resolve("mgwc"), home, Map.of("JAVA_HOME", jdk.toString()), "version");
            Started two = start(home.resolve("mgwc"), home, Map.of("JAVA_HOME", jdk.toString()), "version");

            assertThat(one.end().code()).isZero();
            assertThat(two.end().code()).isZero();
            assertThat(builds()).hasSize(1);
        }

        @Test
        void buildsOnceWhereThereIsNoFlock() throws Exception {
            Files.delete(tools.resolve("flock"));

            buildsOnceWhenTwoFirstRunsMeet();

            assertThat(home.resolve("target/build.lock.d")).doesNotExist();
        }

        @Test
        void namesTheLockThatNobodyHolds() throws Exception {
            Files.delete(tools.resolve("flock"));
            Path lock = Files.createDirectories(home.resolve("target/build.lock.d"));
            // whoever reads the sentence does what it says
            Path mkdir = tools.resolve("mkdir");
            Path real = mkdir.toRealPath();
            Files.delete(mkdir);
            executable(mkdir, real + " \"$@\" || { [ $# -gt 1 ] || rmdir '" + lock + "'; exit 1; }");

            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "version");

            assertThat(run.code()).isZero();
            assertThat(run.err())
                    .startsWith("mgwc: waiting for another build (if there is none: rmdir " + lock + ")\n");
        }

        @Test
        void showsTheRealErrorWhenTheBuildFails() throws Exception {
            mvnw("echo '[INFO] fine'; echo '[ERROR] A.java:[1,1] cannot find symbol'; exit 1");

            Run run = run(Map.of("JAVA_HOME", jdk.toString()), "version");

            assertThat(run.code()).isEqualTo(75);
            assertThat(run.err())
                    .contains("\n[ERROR] A.java:[1,1] cannot find symbol\n")
                    .doesNotContain("fine")
                    .endsWith("mgwc: the build failed, its log is " + home.resolve("target/build.log") + "\n");
        }

        @Test
        void neverBuildsWhenToldSo() throws Exception {
            Run run = run(Map.of("JAVA_HOME", jdk.toString(), "MGWC_BUILD", "never"), "version");

            assertThat(run.code()).isEqualTo(75);
            assertThat(run.err()).contains("is incomplete, build it with: " + home.resolve("mvnw package"));
        }

        private void mvnw(String script) throws IOException {
            executable(home.resolve("mvnw"), script);
        }

        private List<String> builds() throws IOException {
            return Files.readAllLines(home.resolve("builds"));
        }
    }

    private record Run(int code, String out, String err, long pid) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        return run(home.resolve("mgwc"), home, environment, arguments);
    }

    private Run run(Path script, Path directory, Map<String, String> environment, String... arguments)
            throws Exception {
        return start(script, directory, environment, arguments).end();
    }

    private record Started(Process process, Path out, Path err) {
        Run end() throws Exception {
            int code = process.waitFor();
            return new Run(code, Files.readString(out), Files.readString(err), process.pid());
        }
    }

    /** Starts the script with nothing in its environment but what the test gives it. */
    private Started start(Path script, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> all = new TreeMap<>(Map.of(
                "PATH", tools.toString(), "MGWC_JVMS", temporary.resolve("none").toString()));
        all.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(all);
        return new Started(builder.start(), out, err);
    }

    /** A PATH with what the script may use, and no java. */
    private Path tools() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("tools"));
        for (String tool : List.of(
                "cat",
                "dirname",
                "env",
                "find",
                "flock",
                "grep",
                "head",
                "mkdir",
                "readlink",
                "rmdir",
                "sh",
                "sleep",
                "tail")) {
            for (String place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place + tool)) && !Files.exists(folder.resolve(tool))) {
                    Files.createSymbolicLink(folder.resolve(tool), Path.of(place + tool));
                }
            }
        }
        return folder;
    }

    private Path jdk(String name, String version) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name));
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), """
                IMPLEMENTOR="Someone"
                IMPLEMENTOR_VERSION="Vendor-%s"
                JAVA_RUNTIME_VERSION="%s"
                JAVA_VERSION="%s"
                MODULES="java.base"
                """.formatted(version, version, version));
        executable(
                folder.resolve("bin/java"),
                "echo \"java %s\"; echo \"pid $$\"; printf '%%s\\n' \"$@\"".formatted(folder));
        return folder;
    }

    /** Replaces the fake java by one that answers differently when it is started as the compiler. */
    private void answerOfCompiler(String answer) throws IOException {
        executable(jdk.resolve("bin/java"), """
                case "$*" in
                    *mgwc.cli.Mgwc*) %s ;;
                    *) printf '%%s\\n' "$@" ;;
                esac
                """.formatted(answer));
    }

    private static void part(Path folder, String id) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/b.jar"), "");
        Files.writeString(folder.resolve("lib/a.jar"), "");
        Files.writeString(folder.resolve("id"), id + "\n");
    }

    private static void executable(Path file, String script) throws IOException {
        Files.write(file, ("#!/bin/sh\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
