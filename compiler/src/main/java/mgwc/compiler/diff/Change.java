package mgwc.compiler.diff;

import mgwc.compiler.report.SourceSpan;
import mgwc.value.NodePath;

/**
 * One effective value that differs, as a fact without judgement. The path is that of the value in its subject; the root
 * stands for the subject itself. Of a secret it is the reference that is compared and shown.
 */
public sealed interface Change {

    Subject subject();

    NodePath path();

    /** Where to look: in the tree after the change, or before it if the value is gone. */
    SourceSpan span();

    record Added(Subject subject, NodePath path, String after, SourceSpan span) implements Change {}

    record Removed(Subject subject, NodePath path, String before, SourceSpan span) implements Change {}

    record Modified(Subject subject, NodePath path, String before, String after, SourceSpan span) implements Change {}
}
