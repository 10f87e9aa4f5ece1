package mgwc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrayFilesTest {

    private static final String DOCUMENT = "apiVersion: mgwc/v1\nkind: Rule\n";

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "policy/tiers.yaml, policies/tiers.yaml",
        "polices/tiers.yaml, policies/tiers.yaml",
        "api/menu/v1/api.yaml, apis/menu/v1/api.yaml",
        "APIs/menu/v1/api.yml, apis/menu/v1/api.yml",
        "environment/dev/environment.yaml, environments/dev/environment.yaml",
        "enviroments/prod/apis/menu-v1.yaml, environments/prod/apis/menu-v1.yaml",
        "env/dev/environment.yaml, environments/dev/environment.yaml",
        "apps/web.yaml, applications/web.yaml",
        "release/prod.yaml, releases/prod.yaml"
    })
    void aFolderMayBeMeantByAnotherName(String path, String meant) throws IOException {
        write(path, DOCUMENT);

        assertThat(found()).containsExactly(path);
        assertThat(StrayFiles.meant(path)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drafts/tiers.yaml",
                "src/main/api.yaml",
                "policies-old/tiers.yaml",
                "apis2/menu/v1/api.yaml",
                ".policy/tiers.yaml",
                "policy/.hidden/tiers.yaml",
                "policy/target/tiers.yaml",
                "policy/tiers.yaml.bak",
                "policy/README.md",
                "environment/a/b/c/d/too-deep.yaml"
            })
    void whatIsCalledDifferentlyIsNotLookedAt(String path) throws IOException {
        write(path, DOCUMENT);

        assertThat(found()).isEmpty();
    }

    @Test
    void aFolderWithAWorkspaceOfItsOwnIsLeftAlone() throws IOException {
        write("environment/mgwc.yaml", DOCUMENT);
        write("environment/policies/tiers.yaml", DOCUMENT);

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: mgwc/v1\n",
                "# a comment\n---\nkind: Api\napiVersion: 'mgwc/v1'\n",
                "\ufeffapiVersion: mgwc/v1\n",
                "\"apiVersion\" : \"mgwc/v2\"\n",
                "{\"apiVersion\": \"mgwc/v1\"}",
                "{\n  \"kind\": \"Api\",\n  \"apiVersion\": \"mgwc/v1\"\n}",
                "{kind: Api, apiVersion: mgwc/v1}"
            })
    void aDocumentSaysWhatItIs(String text) throws IOException {
        write("policy/tiers.yaml", text);

        assertThat(found()).containsExactly("policy/tiers.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "apiVersion: v1\n",
                "apiVersion: apps/v1\nkind: Deployment\n",
                "kind: ConfigMap\ndata:\n  api.yaml: |\n    apiVersion: mgwc/v1\n",
                "# apiVersion: mgwc/v1\n",
                "template:\n  apiVersion: mgwc/v1\n",
                "{\"template\": {\"apiVersion\": \"mgwc/v1\"}}"
            })
    void whatOthersWriteIsNotTakenForOne(String text) throws IOException {
        write("policy/tiers.yaml", text);
        write("stray.yaml", text);

        assertThat(found()).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        write("drafts/tiers.yaml", DOCUMENT);
        Files.createSymbolicLink(root.resolve("policy"), root.resolve("drafts"));
        Files.createSymbolicLink(root.resolve("tiers.yaml"), root.resolve("drafts/tiers.yaml"));

        assertThat(found()).isEmpty();
    }

    @Test
    void notEverythingInALargeFolderIsOpened() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("api/%03d.yaml".formatted(i), i < 250 ? "apiVersion: v1\n" : DOCUMENT);
        }

        assertThat(found()).isEmpty();
    }

    @Test
    void gitHasTheSameOnesHoweverManyOthersThereAre() throws Exception {
        Path folder = Files.createDirectories(root.resolve("env"));
        for (int i = 0; i < 2_100; i++) {
            Files.createFile(folder.resolve("others-" + i + ".yaml"));
        }
        write("env/dev/environment.yaml", DOCUMENT);
        git("init", "-q", "-b", "main");
        git("add", "-A");

        assertThat(found()).containsExactly("env/dev/environment.yaml");
        assertThat(GitTree.ofIndex(root).value().orElseThrow().files())
                .containsOnlyKeys(found().toArray(String[]::new));
    }

    @Test
    void gitHasTheSameOnes() throws Exception {
        write("policy/tiers.yaml", DOCUMENT);
        write("policy/foreign.yaml", "apiVersion: v1\n");
        write("mgwc.yml", DOCUMENT);
        write("compose.yaml", "services: {}\n");
        write("drafts/tiers.yaml", DOCUMENT);
        git("init", "-q", "-b", "main");
        git("add", "-A");
        git("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "files");

        assertThat(found()).containsExactly("mgwc.yml", "policy/tiers.yaml");
        assertThat(GitTree.ofIndex(root).value().orElseThrow().files())
                .containsOnlyKeys(found().toArray(String[]::new));
        assertThat(GitTree.atCommit(root, "HEAD").value().orElseThrow().files())
                .containsOnlyKeys(found().toArray(String[]::new));
    }

    private List<String> found() {
        return List.copyOf(WorkTree.read(root).value().orElseThrow().files().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apis/target/v1/api.yaml",
                "apis/node_modules/menu/v1/api.yml",
                "apis/.old/v1/api.yaml",
                "apis/menu/v1/.api.yaml",
                "environments/dev/target/environment.yaml"
            })
    void workTreeAndGitFindDocumentsInWhatIsLeftOutAlike(String path) throws Exception {
        write(path, DOCUMENT);
        write("apis/target/notes.yaml", "a: b\n");
        write("apis/target/v1/deep/er/and/deeper/api.yaml", DOCUMENT);
        git("init", "-q");
        git("add", "-A");

        assertThat(found()).containsExactly(path);
        assertThat(GitTree.ofIndex(root).value().orElseThrow().files()).containsOnlyKeys(path);
        assertThat(WorkspaceFiles.skippedPart(path)).isPresent();
    }

    @Test
    void aForestOfPackagesIsNotWalkedThrough() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            write("apis/node_modules/package-" + i + "/deep/index.js", "x");
        }
        write("apis/node_modules/zzz/api.yaml", DOCUMENT);

        assertThat(found()).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(Arrays.asList(command))
                .directory(root.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
