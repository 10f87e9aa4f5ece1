package mgwc.gateway.identity;

/** Who sent a request, as far as the gateway knows. */
public sealed interface CallerIdentity permits Anonymous, Authenticated {

    /** The identity of every request until a step has authenticated it. */
    CallerIdentity ANONYMOUS = new Anonymous();

    /** The endpoint set that the caller gets. */
    KeyType keyType();
}
