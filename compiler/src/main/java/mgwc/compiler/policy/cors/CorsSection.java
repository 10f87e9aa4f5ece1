package mgwc.compiler.policy.cors;

import java.util.ArrayList;
import java.util.List;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.Section;
import mgwc.compiler.resolve.ServedApi;
import mgwc.model.Api;
import mgwc.model.Cors;
import mgwc.value.NodePath;

/**
 * The section {@code cors} where a document has it.
 *
 * @param owner for messages: {@code API `menu-v1`}, {@code operation `order` of API `menu-v1`}
 */
record CorsSection(At<Api> api, NodePath path, String owner, Cors cors) {

    static final Section<Cors> SECTION = Section.replaced(
            "cors",
            fields -> new Cors(
                    fields.texts("origins"),
                    fields.flag("allowCredentials"),
                    fields.texts("allowHeaders"),
                    fields.texts("exposeHeaders"),
                    fields.duration("maxAge")));

    /** That of the API, then those of operations in the order in which they are written. */
    static List<CorsSection> of(ServedApi served) {
        At<Api> api = served.api();
        String name = "API `" + served.id() + "`";
        List<CorsSection> sections = new ArrayList<>();
        SECTION.of(api).ifPresent(cors -> sections.add(new CorsSection(api, SECTION.path(), name, cors)));
        for (String operation : api.value().spec().operations().keySet()) {
            SECTION.ownOf(api, operation)
                    .ifPresent(cors -> sections.add(new CorsSection(
                            api, SECTION.path(operation), "operation `" + operation + "` of " + name, cors)));
        }
        return sections;
    }

    SourceSpan span(String field) {
        return api.span(path.child(field));
    }

    SourceSpan originSpan(int index) {
        return itemSpan("origins", index);
    }

    /** An item of one of the lists. */
    SourceSpan itemSpan(String field, int index) {
        return api.span(path.child(field).child(index));
    }

    /** Whether the section is what holds for an operation. */
    boolean governs(EffectiveOperation operation) {
        boolean own = SECTION.ownOf(api, operation.key()).isPresent();
        return path.equals(own ? SECTION.path(operation.key()) : SECTION.path());
    }

    boolean everyOrigin() {
        return cors.origins().contains(Cors.ANY_ORIGIN);
    }
}
