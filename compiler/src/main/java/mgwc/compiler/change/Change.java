package mgwc.compiler.change;

import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.value.NodePath;

/**
 * One effective value that differs, as a fact without judgement. The path is that of the value in its subject; the root
 * stands for the subject itself. Of a secret it is the reference that is compared and shown.
 */
public sealed interface Change {

    Subject subject();

    NodePath path();

    /** The value that held. */
    Optional<EffectiveValue> before();

    /** The value that holds now. */
    Optional<EffectiveValue> after();

    /** Where to look: in the tree after the change, or before it if the value is gone. */
    default SourceSpan span() {
        return after().or(this::before).orElseThrow().span();
    }

    record Added(Subject subject, NodePath path, EffectiveValue now) implements Change {
        @Override
        public Optional<EffectiveValue> before() {
            return Optional.empty();
        }

        @Override
        public Optional<EffectiveValue> after() {
            return Optional.of(now);
        }
    }

    record Removed(Subject subject, NodePath path, EffectiveValue old) implements Change {
        @Override
        public Optional<EffectiveValue> before() {
            return Optional.of(old);
        }

        @Override
        public Optional<EffectiveValue> after() {
            return Optional.empty();
        }
    }

    record Modified(Subject subject, NodePath path, EffectiveValue old, EffectiveValue now) implements Change {
        @Override
        public Optional<EffectiveValue> before() {
            return Optional.of(old);
        }

        @Override
        public Optional<EffectiveValue> after() {
            return Optional.of(now);
        }
    }
}
