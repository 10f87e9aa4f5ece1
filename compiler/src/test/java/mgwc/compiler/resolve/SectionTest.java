package mgwc.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.Parser;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.Kind;
import mgwc.model.ThrottlingChoice;
import org.junit.jupiter.api.Test;

/** A section of an Api document is bound where it is asked for, for the API and for each of its operations. */
class SectionTest {

    private static final Section<ThrottlingChoice> REPLACED = Section.replaced("throttling", SectionTest::read);

    private static final Section<ThrottlingChoice> MERGED = Section.merged(
            "throttling",
            SectionTest::read,
            (api, operation) -> new ThrottlingChoice(api.tier() + "+" + operation.tier()));

    private final At<Api> api = api("""
            apiVersion: mgwc/v1
            kind: Api
            metadata: {name: a, version: v1}
            spec:
              basePath: /a/v1
              endpoints: {production: {backends: {one: {url: "http://one.example"}}}}
              security: {anonymous: true}
              throttling: {tier: Gold}
              operations: {order: {throttling: {tier: Silver}}}
            """);

    private static ThrottlingChoice read(NodeFields fields) {
        return new ThrottlingChoice(fields.text("tier"));
    }

    @Test
    void isBoundForTheApi() {
        assertThat(REPLACED.of(api)).contains(new ThrottlingChoice("Gold"));
    }

    @Test
    void anOperationThatSaysNothingHasThatOfItsApi() {
        assertThat(REPLACED.of(api, "menu")).contains(new ThrottlingChoice("Gold"));
        assertThat(REPLACED.ownOf(api, "menu")).isEmpty();
    }

    @Test
    void anOperationReplacesThatOfItsApi() {
        assertThat(REPLACED.of(api, "order")).contains(new ThrottlingChoice("Silver"));
    }

    @Test
    void anOperationAddsToThatOfItsApiWhereTheSectionSaysSo() {
        assertThat(MERGED.of(api, "order")).contains(new ThrottlingChoice("Gold+Silver"));
    }

    @Test
    void isAbsentWhereNobodySaysAnything() {
        Section<ThrottlingChoice> other = Section.replaced("quota", SectionTest::read);

        assertThat(other.of(api)).isEmpty();
        assertThat(other.of(api, "order")).isEmpty();
    }

    private static At<Api> api(String yaml) {
        SourceFile file = new SourceFile("apis/a/v1/api.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        Document document = Parser.parse(SourceTree.of(List.of(file)))
                .value()
                .orElseThrow()
                .documents()
                .getFirst();
        return new At<>(Binder.api(defaults(document.root())), document.path(), defaults(document.root()));
    }

    private static Node.Mapping defaults(Node.Mapping root) {
        return Defaults.fillIn(root, KindSchema.of(Kind.API).view());
    }
}
