package mgwc.compiler.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.format.Layout.Part;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.schema.SchemaView;
import mgwc.model.Kind;

/**
 * The order of the keys of a mapping: that of the schema. Keys that the schema does not name stay behind the key they
 * are written behind, and free maps stay as they are.
 */
record KeyOrder(List<String> fields, Optional<SchemaView> view) {

    private static final List<String> HEADER = List.of("apiVersion", "kind", "metadata", "spec");
    private static final KeyOrder FREE = new KeyOrder(List.of(), Optional.empty());

    /** The order at the root of a document; without a known kind only the header has one. */
    static KeyOrder ofDocument(Optional<Kind> kind) {
        return new KeyOrder(HEADER, kind.map(known -> KindSchema.of(known).view()));
    }

    KeyOrder below(Part part, int index) {
        String name = part.key().isPresent() ? part.name() : Integer.toString(index);
        return view.flatMap(schema -> schema.child(name))
                .map(child -> new KeyOrder(child.fields(), Optional.of(child)))
                .orElse(FREE);
    }

    List<Part> sorted(List<Part> parts) {
        if (fields.isEmpty()) {
            return parts;
        }
        List<Ranked> ranked = new ArrayList<>();
        int rank = -1;
        for (Part part : parts) {
            int field = fields.indexOf(part.name());
            rank = field < 0 ? rank : field;
            ranked.add(new Ranked(rank, part));
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank));
        return ranked.stream().map(Ranked::part).toList();
    }

    private record Ranked(int rank, Part part) {}
}
