package mgwc.cli.explanation;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.effective.EffectiveLeaf;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.text.Tone;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a workspace calls by a name, for people and for programs. Environments with the same values are shown together.
 *
 * @param redactions for values that may be secrets
 */
public record NamedText(List<Named> all, Redactions redactions) {

    public NamedText {
        all = List.copyOf(all);
    }

    /** Writes everything, with an empty line between two things. */
    public void write(Palette palette, PrintStream out) {
        String separator = "";
        for (Named named : all) {
            out.print(separator);
            separator = "\n";
            out.println(palette.paint(Tone.BOLD, PrintableText.of(named.kind() + " `" + named.name() + "`")));
            named.facts().forEach(fact -> out.println("  " + PrintableText.of(fact)));
            byText(named, palette).forEach((text, environments) -> {
                if (!environments.isEmpty()) {
                    out.println("== " + environments);
                }
                out.print(text);
            });
        }
    }

    /** The names of environments, by the text that is the same in them. */
    private Map<String, String> byText(Named named, Palette palette) {
        Map<String, String> environments = new LinkedHashMap<>();
        named.values().forEach((environment, leaves) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
                EffectiveLeaf.writeText(leaves, redactions, palette, text);
            }
            environments.merge(
                    bytes.toString(StandardCharsets.UTF_8), environment, (earlier, later) -> earlier + ", " + later);
        });
        return environments;
    }

    /** The same for programs. */
    public ObjectNode json(String subject) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", 1).put("name", subject);
        ArrayNode found = root.putArray("found");
        for (Named named : all) {
            ObjectNode one = found.addObject().put("kind", named.kind());
            ArrayNode facts = one.putArray("facts");
            named.facts().forEach(facts::add);
            ArrayNode list = one.putArray("values");
            named.values().forEach((environment, leaves) -> {
                ObjectNode here = list.addObject();
                if (!environment.isEmpty()) {
                    here.put("environment", environment);
                }
                EffectiveLeaf.writeJson(leaves, redactions, here.putArray("values"));
            });
        }
        return root;
    }
}
