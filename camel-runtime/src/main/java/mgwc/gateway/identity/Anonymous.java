package mgwc.gateway.identity;

/** Nobody in particular: no step has authenticated the request. */
public record Anonymous() implements CallerIdentity {

    @Override
    public KeyType keyType() {
        return KeyType.PRODUCTION;
    }
}
