package mgwc.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mgwc.compiler.schema.SchemaView;
import mgwc.compiler.text.Markdown;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;

/** What the schema says about a place, in Markdown. */
final class SchemaText {

    private SchemaText() {}

    static String of(SchemaView view) {
        List<String> lines = new ArrayList<>();
        view.description().map(Markdown::words).ifPresent(lines::add);
        String facts = facts(view);
        if (!facts.isEmpty()) {
            lines.add(facts);
        }
        return String.join("\n\n", lines);
    }

    private static String facts(SchemaView view) {
        List<String> facts = new ArrayList<>();
        if (!view.types().isEmpty()) {
            facts.add("Type: " + view.types().stream().map(SchemaText::type).collect(Collectors.joining(" or ")));
        }
        view.form().ifPresent(form -> facts.add("Form: " + Markdown.words(form)));
        if (!view.choices().isEmpty()) {
            facts.add("One of: " + view.choices().stream().map(Markdown::code).collect(Collectors.joining(", ")));
        }
        view.defaultValue()
                .filter(value -> !isEmpty(value))
                .ifPresent(value -> facts.add("Default: " + Markdown.code(NodeText.of(value))));
        view.examples().stream()
                .findFirst()
                .ifPresent(example -> facts.add("Example: " + Markdown.code(NodeText.of(example))));
        return String.join("  \n", facts);
    }

    private static boolean isEmpty(Node value) {
        return switch (value) {
            case Node.Mapping mapping -> mapping.entries().isEmpty();
            case Node.Sequence sequence -> sequence.items().isEmpty();
            case Node.Scalar ignored -> false;
        };
    }

    private static String type(String json) {
        return switch (json) {
            case "object" -> "mapping";
            case "array" -> "list";
            case "string" -> "text";
            case "integer" -> "whole number";
            default -> json;
        };
    }
}
