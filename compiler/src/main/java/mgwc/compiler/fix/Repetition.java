package mgwc.compiler.fix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Fix.Edit;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.RepeatedEntry;
import mgwc.value.NodePath;

/** Entries of a file that say once more what their mapping says already. */
final class Repetition {

    private final FileText file;
    private final Map<SourceSpan, RepeatedEntry> byKey = new HashMap<>();
    private final NavigableSet<SourceSpan> keys = new TreeSet<>();

    Repetition(FileText file, List<RepeatedEntry> repeated) {
        this.file = file;
        for (RepeatedEntry one : repeated) {
            byKey.put(one.entry().keySpan(), one);
            keys.add(one.entry().keySpan());
        }
    }

    /**
     * Deletes the entry with a key that was there before. Nothing when the two may differ in what is meant: in a value,
     * or in one that an inner repeated key hides; or when a comment, an anchor or a tag would go with it.
     */
    Optional<Edit> deleting(SourceSpan key) {
        RepeatedEntry repeated = byKey.get(key);
        if (repeated == null
                || !NodeText.equal(repeated.entry().value(), repeated.first().value())) {
            return Optional.empty();
        }
        SourceSpan value = repeated.entry().value().span();
        boolean plain =
                file.text().substring(file.start(key), file.end(value)).chars().noneMatch(c -> "#&!".indexOf(c) >= 0);
        boolean whole = isFreeOfRepetition(value)
                && isFreeOfRepetition(repeated.first().value().span());
        return plain && whole
                ? new Deletion(file)
                        .of(new FixableFile.Place(
                                NodePath.of(), repeated.entry().value(), Optional.of(key)))
                : Optional.empty();
    }

    private boolean isFreeOfRepetition(SourceSpan value) {
        SourceSpan end =
                new SourceSpan(value.file(), value.endLine(), value.endColumn(), value.endLine(), value.endColumn());
        return keys.subSet(value, true, end, false).isEmpty();
    }
}
