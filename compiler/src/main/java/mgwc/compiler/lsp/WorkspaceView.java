package mgwc.compiler.lsp;

import java.util.List;
import java.util.Map;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.source.SourceTree;

/**
 * A workspace at one moment, with what is unsaved.
 *
 * @param open the documents that are open in an editor, by path
 */
record WorkspaceView(Outcome<SourceTree> source, Map<String, OpenDocument> open, Encoding encoding) {

    SourceTree tree() {
        return source.value().orElseGet(() -> SourceTree.of(List.of()));
    }

    Lines lines(String path) {
        return new Lines(tree().lines(path), encoding);
    }
}
