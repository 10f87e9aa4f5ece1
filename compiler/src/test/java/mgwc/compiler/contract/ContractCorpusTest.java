package mgwc.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * OpenAPI documents that others wrote: each gives a contract, or findings with positions. They are not part of the
 * repository: {@code npm install --prefix target/npm --no-save @readme/oas-examples} brings some, and
 * {@code -Dmgwc.corpus=FOLDER} names a folder of others. Skipped where there are none.
 */
class ContractCorpusTest {

    private static final Path CORPUS = Path.of(System.getProperty("mgwc.corpus", "../target/npm/node_modules/@readme"));

    @Test
    void everyPublicContractIsReadOrExplained() throws Exception {
        List<Path> documents = documents();
        Assumptions.assumeFalse(documents.isEmpty(), () -> "no OpenAPI documents in " + CORPUS.toAbsolutePath());
        Map<String, Integer> tally = new TreeMap<>();
        for (Path document : documents) {
            String name = CORPUS.relativize(document).toString();
            SourceFile file = new SourceFile(name, Files.readAllBytes(document));
            Outcome<Contract> outcome =
                    ContractReader.read(file, new ContractFiles(new ContractTexts(SourceTree.of(List.of(file)))));
            tally.merge(outcome.value().isPresent() ? "read" : "refused", 1, Integer::sum);
            if (outcome.value().isEmpty()) {
                assertThat(outcome.diagnostics())
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(found -> assertThat(found.span().file()).isEqualTo(name));
                Diagnostic first = outcome.diagnostics().getFirst();
                System.out.println(first.span() + " " + first.rule() + " " + first.message());
            }
        }
        System.out.println(documents.size() + " OpenAPI documents: " + tally);
    }

    private static List<Path> documents() throws IOException {
        if (!Files.isDirectory(CORPUS)) {
            return List.of();
        }
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                boolean text = name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
                if (text && isOpenApi(file)) {
                    documents.add(file);
                }
            }
        }
        return documents;
    }

    private static boolean isOpenApi(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return text.contains("\"openapi\":") || text.contains("\nopenapi:") || text.startsWith("openapi:");
    }
}
