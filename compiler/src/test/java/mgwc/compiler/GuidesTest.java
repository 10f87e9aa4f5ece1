package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import org.junit.jupiter.api.Test;

/**
 * The code blocks of the guides that name a file ({@code ```yaml apis/hello/v1/api.yaml}) are together a workspace
 * without findings.
 */
class GuidesTest {

    private static final Path GUIDES = Path.of("../docs/guides");
    private static final Pattern FILE =
            Pattern.compile("^```yaml (\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final int FILES_AT_LEAST = 5;

    @Test
    void theFilesInTheGuidesCompile() throws IOException {
        Map<String, SourceFile> files = new TreeMap<>();
        for (Path page : pages()) {
            Matcher block = FILE.matcher(Files.readString(page));
            while (block.find()) {
                String path = block.group(1);
                files.put(path, new SourceFile(path, block.group(2).getBytes(StandardCharsets.UTF_8)));
            }
        }

        SourceTree workspace = SourceTree.of(List.copyOf(files.values()));

        assertThat(files).hasSizeGreaterThanOrEqualTo(FILES_AT_LEAST);
        // A guide may speak of an environment that it does not show.
        assertThat(new Compiler().validate(Outcome.of(workspace), List.of()))
                .filteredOn(found -> !found.rule().equals("MGW3048"))
                .isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(GUIDES)) {
            return new ArrayList<>(pages.sorted().toList());
        }
    }
}
