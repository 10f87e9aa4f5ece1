package mgwc.compiler.policy.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.NodeFields;
import mgwc.compiler.resolve.Section;
import mgwc.compiler.resolve.ServedApi;
import mgwc.model.Api;
import mgwc.model.Headers;
import mgwc.model.Headers.ApplicationProperty;
import mgwc.model.Headers.Edits;
import mgwc.model.Headers.Value;
import mgwc.value.NodePath;

/**
 * The section {@code headers} where a document has it.
 *
 * @param owner for messages: {@code API `menu-v1`}, {@code operation `order` of API `menu-v1`}
 */
record HeadersSection(At<Api> api, NodePath path, String owner, Headers headers) {

    static final Section<Headers> SECTION = Section.replaced(
            "headers",
            fields -> new Headers(
                    fields.optional("request", HeadersSection::edits),
                    fields.optional("response", HeadersSection::edits)));

    private static Edits edits(NodeFields fields) {
        return new Edits(
                fields.map("set", HeadersSection::value),
                fields.map("add", HeadersSection::value),
                fields.texts("remove"));
    }

    private static Value value(NodeFields fields) {
        return new Value(
                fields.optionalText("value"),
                fields.optionalText("claim"),
                fields.optionalText("application")
                        .map(text -> ApplicationProperty.valueOf(
                                text.toUpperCase(Locale.ROOT).replace('-', '_'))));
    }

    /** That of the API, then those of operations in the order in which they are written. */
    static List<HeadersSection> of(ServedApi served) {
        At<Api> api = served.api();
        String name = "API `" + served.id() + "`";
        List<HeadersSection> sections = new ArrayList<>();
        SECTION.of(api).ifPresent(headers -> sections.add(new HeadersSection(api, SECTION.path(), name, headers)));
        for (String operation : api.value().spec().operations().keySet()) {
            SECTION.ownOf(api, operation)
                    .ifPresent(headers -> sections.add(new HeadersSection(
                            api, SECTION.path(operation), "operation `" + operation + "` of " + name, headers)));
        }
        return sections;
    }

    /** Whether the section is what holds for an operation. */
    boolean governs(EffectiveOperation operation) {
        boolean own = SECTION.ownOf(api, operation.key()).isPresent();
        return path.equals(own ? SECTION.path(operation.key()) : SECTION.path());
    }

    /** Which of the two messages of a call. */
    enum Message {
        REQUEST,
        RESPONSE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens to a field. */
    enum Action {
        REMOVE,
        SET,
        ADD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One change of one field.
     *
     * @param name as it is written
     * @param value absent where the field is removed
     * @param path of the value, or of the name in the list of removed fields
     */
    record Edit(Message message, Action action, String name, Optional<Value> value, NodePath path) {

        /** The name as servers compare it, many of which take {@code _} for {@code -}. */
        String plainName() {
            return HeaderName.plain(name);
        }
    }

    /** All edits, in the order in which the gateway makes them and then by name. */
    List<Edit> edits() {
        List<Edit> all = new ArrayList<>();
        headers.request().ifPresent(edits -> collect(Message.REQUEST, edits, all));
        headers.response().ifPresent(edits -> collect(Message.RESPONSE, edits, all));
        return all;
    }

    private void collect(Message message, Edits edits, List<Edit> all) {
        NodePath below = path.child(message.toString());
        for (int i = 0; i < edits.remove().size(); i++) {
            all.add(new Edit(
                    message,
                    Action.REMOVE,
                    edits.remove().get(i),
                    Optional.empty(),
                    below.child(Action.REMOVE.toString()).child(i)));
        }
        collect(message, Action.SET, edits.set(), below, all);
        collect(message, Action.ADD, edits.add(), below, all);
    }

    private static void collect(
            Message message, Action action, Map<String, Value> fields, NodePath below, List<Edit> all) {
        new TreeMap<>(fields)
                .forEach((name, value) -> all.add(new Edit(
                        message,
                        action,
                        name,
                        Optional.of(value),
                        below.child(action.toString()).child(name))));
    }

    /** The name of the field in the document. */
    SourceSpan span(Edit edit) {
        return switch (edit.action()) {
            case REMOVE -> api.span(edit.path());
            case SET, ADD -> api.keySpan(edit.path());
        };
    }

    /** The value of the field in the document. */
    SourceSpan valueSpan(Edit edit, String source) {
        return api.span(edit.path().child(source));
    }
}
