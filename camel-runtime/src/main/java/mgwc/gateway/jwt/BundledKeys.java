package mgwc.gateway.jwt;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys that travel with the release and never change. */
record BundledKeys(KeySet current) implements IssuerKeys {

    private static final Logger LOG = LoggerFactory.getLogger(BundledKeys.class);

    /** The keys of a file of the release; says which of them are left out. */
    static BundledKeys of(KeySource.Bundled source) {
        KeySet keys = source.keys();
        if (!keys.unusable().isEmpty()) {
            LOG.warn(
                    "key set `{}` has keys that are left out: {}", source.file(), KeySet.descriptions(keys.unusable()));
        }
        return new BundledKeys(keys);
    }

    @Override
    public CompletionStage<Boolean> renewed() {
        return CompletableFuture.completedStage(true);
    }

    @Override
    public KeySetState state(String issuer) {
        return new KeySetState(issuer, current.size(), current.unusable().size(), Optional.empty(), false);
    }

    @Override
    public void close() {}
}
