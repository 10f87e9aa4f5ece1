package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceWatchTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path root;

    private WorkspaceWatch watch;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(root.resolve("apis/orders"));
        Files.createDirectories(root.resolve("target"));
        Files.writeString(root.resolve("mgwc.yaml"), "");
        watch = WorkspaceWatch.of(root, Duration.ofMillis(20));
    }

    @AfterEach
    void stop() throws Exception {
        watch.close();
    }

    @Test
    void noticesAFileThatIsWritten() throws Exception {
        Files.writeString(root.resolve("apis/orders/api.yaml"), "x");

        assertThat(watch.awaitChange(LONG)).isTrue();
    }

    @Test
    void noticesTheWayEditorsSave() throws Exception {
        Path fresh = Files.writeString(root.resolve("mgwc.yaml~"), "x");
        Files.move(fresh, root.resolve("mgwc.yaml"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(watch.awaitChange(LONG)).isTrue();
    }

    @Test
    void noticesFilesInFoldersThatAppearLater() throws Exception {
        Files.createDirectories(root.resolve("environments/dev/apis"));
        assertThat(watch.awaitChange(LONG)).isTrue();

        Files.writeString(root.resolve("environments/dev/apis/orders-v1.yaml"), "x");

        assertThat(watch.awaitChange(LONG)).isTrue();
    }

    @Test
    void doesNotCareAboutOtherFolders() throws Exception {
        Files.writeString(root.resolve("README.md"), "x");
        Files.writeString(root.resolve("target/build.log"), "x");

        assertThat(watch.awaitChange(Duration.ofMillis(200))).isFalse();
    }
}
