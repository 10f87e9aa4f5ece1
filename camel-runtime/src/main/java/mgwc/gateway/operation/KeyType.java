package mgwc.gateway.operation;

/** Which endpoint set a caller gets; an anonymous caller counts as production. */
public enum KeyType {
    PRODUCTION,
    SANDBOX
}
