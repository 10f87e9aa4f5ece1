package mgwc.gateway.jwt;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The keys of one issuer, as far as they are known. Safe for use by many threads. */
interface IssuerKeys extends AutoCloseable {

    /** The keys to verify with now, or null while there are none. */
    @Nullable
    KeySet current();

    /**
     * Asks for newer keys, because there are none or a token names one that is not among them. Completes, never
     * exceptionally, when {@link #current} is as new as it can be had.
     *
     * @return whether the issuer itself said so; false means that it could not be asked
     */
    CompletionStage<Boolean> renewed();

    /** What there is of the keys, for operators. */
    KeySetState state(String issuer);

    @Override
    void close();
}
