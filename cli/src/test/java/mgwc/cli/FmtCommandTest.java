package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import mgwc.cli.GitSandbox.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {

    private static final String API = "apis/menu/v1/api.yaml";
    private static final String UGLY = "kind:   Api # the kind\napiVersion: mgwc/v1\n";
    private static final String PRETTY = "apiVersion: mgwc/v1\nkind: Api # the kind\n";

    @TempDir
    Path folder;

    private GitSandbox sandbox;

    @BeforeEach
    void workspace() throws IOException {
        sandbox = new GitSandbox(Files.createDirectories(folder.resolve("workspace")));
        sandbox.write("mgwc.yaml", "apiVersion: mgwc/v1\nkind: Workspace\n");
        sandbox.write("apis/menu/v1/openapi.yaml", "openapi:   3.1.0\n");
        sandbox.write(API, UGLY);
    }

    @Test
    void writesDocumentsAndNothingElse() throws IOException {
        Run run = sandbox.mgwc("fmt");

        assertThat(run).isEqualTo(new Run(0, API + "\n", "formatted 1 of 2 documents\n"));
        assertThat(sandbox.read(API)).isEqualTo(PRETTY);
        assertThat(sandbox.read("apis/menu/v1/openapi.yaml")).isEqualTo("openapi:   3.1.0\n");
        assertThat(sandbox.mgwc("fmt").err()).isEqualTo("all 2 documents were formatted already\n");
    }

    @Test
    void checkListsAndDiffShowsButNeitherWrites() throws IOException {
        assertThat(sandbox.mgwc("fmt", "--check"))
                .isEqualTo(new Run(1, API + "\n", "1 of 2 documents would change; to write that: mgwc fmt\n"));
        assertThat(sandbox.mgwc("fmt", "--diff"))
                .isEqualTo(new Run(0, """
                        --- a/apis/menu/v1/api.yaml
                        +++ b/apis/menu/v1/api.yaml
                        @@ -1,2 +1,2 @@
                        -kind:   Api # the kind
                         apiVersion: mgwc/v1
                        +kind: Api # the kind
                        """, "1 of 2 documents would change; to write that: mgwc fmt\n"));
        assertThat(sandbox.read(API)).isEqualTo(UGLY);
        assertThat(sandbox.mgwc("fmt", "--check", "mgwc.yaml").code()).isZero();
    }

    @Test
    void countsAsPeopleDo() {
        assertThat(sandbox.mgwc("fmt", "mgwc.yaml").err()).isEqualTo("the document was formatted already\n");
        assertThat(sandbox.mgwc("fmt", "--check", "mgwc.yaml").err()).isEqualTo("the document is formatted\n");
        assertThat(sandbox.mgwc("fmt", "apis/menu/v1/openapi.yaml").err())
                .isEqualTo("there is no document to format\n");
        assertThat(sandbox.mgwc("fmt", API).err()).isEqualTo("formatted 1 of 1 document\n");
    }

    @Test
    void aPatchMadeOfTheDifferenceGivesTheSameResult() throws IOException {
        sandbox.init();
        sandbox.write(API, UGLY.strip());
        sandbox.write("../fmt.patch", sandbox.mgwc("fmt", "--diff").out());

        sandbox.git("apply", "../fmt.patch");

        assertThat(sandbox.read(API)).isEqualTo(PRETTY);
    }

    @Test
    void saysWhereADocumentCannotBeFormatted() throws IOException {
        sandbox.write(API, "kind:   Api\n? " + "k".repeat(1_001) + "\n: x\n");

        Run run = sandbox.mgwc("fmt", "--check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("error[MGW1021]: a key is longer than 1,000 characters\n  --> " + API + ":2:3\n")
                .endsWith("0 of 2 documents would change, 1 cannot be formatted\n");
        assertThat(sandbox.mgwc("fmt").code()).isEqualTo(1);
        assertThat(sandbox.read(API)).startsWith("kind:   Api\n");
    }

    @Test
    void leavesABrokenFileAloneAndStillFormatsTheOthers() throws IOException {
        sandbox.write("apis/other/v1/api.yaml", "kind: {\n");

        Run run = sandbox.mgwc("fmt");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error[MGW1001]").contains("--> apis/other/v1/api.yaml:");
        assertThat(sandbox.read("apis/other/v1/api.yaml")).isEqualTo("kind: {\n");
        assertThat(sandbox.read(API)).isEqualTo(PRETTY);
    }

    @Test
    void takesPathsFromWhereTheUserIs() {
        assertThat(sandbox.mgwc("fmt", "--check", "apis").out()).isEqualTo(API + "\n");
        assertThat(sandbox.mgwc("fmt", "--check", "mgwc.yaml").out()).isEmpty();
        assertThat(sandbox.mgwc("fmt", "apis/nothing"))
                .isEqualTo(new Run(64, "", "mgwc: there is no `apis/nothing`\nsee mgwc fmt --help\n"));
    }

    @Test
    void stagedChangesTheIndexAndTheFile() throws IOException {
        sandbox.init().git("add", "-A");

        Run check = sandbox.mgwc("fmt", "--staged", "--check");
        Run run = sandbox.mgwc("fmt", "--staged");

        assertThat(check.code()).isEqualTo(1);
        assertThat(run.code()).isZero();
        assertThat(sandbox.git("show", ":" + API)).isEqualTo(PRETTY);
        assertThat(sandbox.git("diff", "--name-only")).isEmpty();
    }

    @Test
    void stagedLeavesAFileAloneThatIsStagedInPart() throws IOException {
        sandbox.init().git("add", "-A");
        sandbox.write(API, UGLY + "spec: {}\n");

        Run run = sandbox.mgwc("fmt", "--staged");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("`" + API + "` is left as it is: only part of its changes is staged\n");
        assertThat(sandbox.git("show", ":" + API)).isEqualTo(UGLY);
        assertThat(sandbox.read(API)).isEqualTo(UGLY + "spec: {}\n");
    }

    @Test
    void stagedLooksAtNothingButTheNextCommit() {
        sandbox.init().git("add", "-A");
        sandbox.git("commit", "-q", "-m", "as it was");

        assertThat(sandbox.mgwc("fmt", "--staged", "--check").code()).isZero();
    }

    @Test
    void stagedWorksBelowTheTopOfTheRepositoryAndKeepsTheMode() throws IOException {
        GitSandbox top = new GitSandbox(folder).init();
        top.git("add", "-A");
        top.git("update-index", "--chmod=+x", "workspace/" + API);
        assertThat(sandbox.folder().resolve(API).toFile().setExecutable(true)).isTrue();

        assertThat(sandbox.mgwc("fmt", "--staged").code()).isZero();

        assertThat(top.git("ls-files", "--stage", "workspace/" + API)).startsWith("100755 ");
        assertThat(top.git("show", ":workspace/" + API)).isEqualTo(PRETTY);
        assertThat(top.git("diff", "--name-only")).isEmpty();
    }

    @Test
    void keepsTheModeAndNeverWritesWhatIsReadOnly() throws IOException {
        Path file = sandbox.folder().resolve(API);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        Run run = sandbox.mgwc("fmt");

        assertThat(run).isEqualTo(new Run(75, "", "mgwc: cannot write `" + API + "`: it is read-only\n"));
        assertThat(sandbox.read(API)).isEqualTo(UGLY);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(sandbox.mgwc("fmt").code()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void neverFollowsALink() throws IOException {
        Path outside = sandbox.write("../outside.yaml", UGLY);
        Files.delete(sandbox.folder().resolve(API));
        Files.createSymbolicLink(sandbox.folder().resolve(API), outside);

        assertThat(sandbox.mgwc("fmt").err()).contains("error[MGW1015]");
        assertThat(Files.readString(outside)).isEqualTo(UGLY);
    }

    @Test
    void formatsStandardInputForEditors() {
        assertThat(withInput(UGLY, "fmt", "-")).isEqualTo(new Run(0, PRETTY, ""));
        assertThat(withInput(UGLY, "fmt", "--stdin-path", API)).isEqualTo(new Run(0, PRETTY, ""));
        assertThat(withInput("openapi:   3.1.0\n", "fmt", "--stdin-path", "apis/menu/v1/openapi.yaml"))
                .isEqualTo(new Run(0, "openapi:   3.1.0\n", ""));
        Run broken = withInput("kind: {\n", "fmt", "--stdin-path", API);
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).contains("--> " + API + ":");
        assertThat(withInput(UGLY, "fmt", "-", "--check").code()).isEqualTo(64);
    }

    private Run withInput(String text, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return sandbox.mgwc(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aCommitCanBeCheckedButNotChanged() {
        sandbox.init().git("add", "-A");
        sandbox.git("commit", "-q", "-m", "ugly");

        assertThat(sandbox.mgwc("fmt", "--git-ref", "HEAD").code()).isEqualTo(64);
        assertThat(sandbox.mgwc("fmt", "--git-ref", "HEAD", "--check").out()).isEqualTo(API + "\n");
    }

    @Test
    void theSampleIsFormatted() {
        assertThat(new GitSandbox(Path.of("..").toAbsolutePath().normalize())
                        .mgwc("fmt", "--check")
                        .out())
                .isEmpty();
    }
}
