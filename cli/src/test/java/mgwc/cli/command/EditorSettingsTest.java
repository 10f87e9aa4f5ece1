package mgwc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mgwc.cli.GitSandbox;
import mgwc.cli.GitSandbox.Run;
import mgwc.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EditorSettingsTest {

    private static final Path SAMPLE = Path.of("..");

    @TempDir
    Path folder;

    @Test
    void namesSchemasThatAreThere() throws IOException {
        GitSandbox sandbox = new GitSandbox(folder);

        assertThat(sandbox.mgwc("schema", "export", "schemas/mgwc", "--vscode").code())
                .isZero();

        JsonNode schemas =
                JsonMapper.shared().readTree(sandbox.read(EditorSettings.PATH)).path("yaml.schemas");
        assertThat(schemas.propertyNames()).hasSize(6).allMatch(path -> Files.exists(folder.resolve(path)));
    }

    @Test
    void leavesSettingsAloneThatAreThere() throws IOException {
        GitSandbox sandbox = new GitSandbox(folder);
        sandbox.write(EditorSettings.PATH, "{}\n");

        Run run = sandbox.mgwc("schema", "export", "schemas", "--vscode");

        assertThat(sandbox.read(EditorSettings.PATH)).isEqualTo("{}\n");
        assertThat(run.out()).isEqualTo(EditorSettings.json("schemas"));
        assertThat(run.err()).contains("add what follows");
    }

    @Test
    void theSampleHasThem() throws IOException {
        String settings = Files.readString(SAMPLE.resolve(EditorSettings.PATH));

        assertThat(settings).isEqualTo(EditorSettings.json("dsl-schema/src/main/resources/mgwc/schema/v1"));
    }

    /** Each document of the sample is matched by the place of its own kind and no other. */
    @Test
    void tellsTheKindByThePlace() throws IOException {
        JsonNode schemas =
                JsonMapper.shared().readTree(EditorSettings.json("s")).path("yaml.schemas");
        for (String file : List.of(
                "mgwc.yaml",
                "apis/orders/v1/api.yaml",
                "environments/dev/apis/orders-v1.yaml",
                "environments/dev/environment.yaml",
                "applications/web-shop.yaml")) {
            List<String> matching = new ArrayList<>();
            for (String schema : schemas.propertyNames()) {
                String glob = "glob:" + schemas.path(schema).path(0).stringValue();
                if (FileSystems.getDefault().getPathMatcher(glob).matches(Path.of(file))) {
                    matching.add(schema);
                }
            }
            String kind = Files.readString(SAMPLE.resolve(file))
                    .lines()
                    .filter(line -> line.startsWith("kind: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("kind: ".length());
            assertThat(matching)
                    .containsExactly("./s/" + Kind.of(kind).orElseThrow().schemaName() + ".json");
        }
    }
}
