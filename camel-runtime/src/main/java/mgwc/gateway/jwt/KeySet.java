package mgwc.gateway.jwt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.jwk.Jwk;
import mgwc.jwk.JwkSet;
import mgwc.jwk.JwkValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The public keys that an issuer signs with (RFC 7517 section 5). Sets with the same keys are equal. */
public final class KeySet {

    private final List<VerificationKey> keys;
    private final Set<VerificationKey> members;

    private KeySet(List<VerificationKey> keys) {
        this.keys = List.copyOf(keys);
        this.members = Set.copyOf(keys);
    }

    /**
     * Reads a JWK Set. Keys for other purposes and of unknown types are left out, as the RFC asks. A set that holds a
     * symmetric or a private key, two keys of one id, or no key to verify with is refused as a whole: whoever publishes
     * that has made a mistake that should not be worked around.
     */
    public static KeySet read(byte[] json) throws InvalidKeySetException {
        if (json.length > JwkSet.MAX_BYTES) {
            throw new InvalidKeySetException("larger than " + JwkSet.MAX_BYTES + " bytes");
        }
        @Nullable ObjectNode object = UntrustedJson.object(json);
        List<JwkValue> list = Optional.ofNullable(object)
                .map(KeySet::value)
                .flatMap(JwkSet::keys)
                .orElseThrow(() -> new InvalidKeySetException("not a JSON object with a list of `keys`"));
        if (list.size() > JwkSet.MAX_KEYS) {
            throw new InvalidKeySetException("more than " + JwkSet.MAX_KEYS + " keys");
        }
        List<VerificationKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JwkValue element : list) {
            Jwk jwk = Jwk.of(element).orElseThrow(() -> new InvalidKeySetException("a key is not a JSON object"));
            JwkReader.read(jwk, ids).ifPresent(keys::add);
        }
        if (keys.isEmpty()) {
            throw new InvalidKeySetException("no key to verify signatures with");
        }
        return new KeySet(keys);
    }

    private static JwkValue value(JsonNode node) {
        if (node.isString()) {
            return new JwkValue.Text(node.stringValue());
        }
        if (node.isArray()) {
            return new JwkValue.Items(node.valueStream().map(KeySet::value).toList());
        }
        if (node.isObject()) {
            Map<String, JwkValue> members = new HashMap<>();
            node.forEachEntry((name, value) -> members.put(name, value(value)));
            return new JwkValue.Members(members);
        }
        return new JwkValue.Other();
    }

    /** Whether exactly that key is still one of the set. */
    boolean holds(VerificationKey key) {
        return members.contains(key);
    }

    /** The key of that id, for whatever algorithms. */
    Optional<VerificationKey> named(String id) {
        return keys.stream().filter(k -> k.id().filter(id::equals).isPresent()).findFirst();
    }

    /** The keys for an algorithm, for a token that names none. */
    List<VerificationKey> usableFor(SignatureAlgorithm algorithm) {
        return keys.stream().filter(k -> k.algorithms().contains(algorithm)).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof KeySet that && members.equals(that.members));
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }
}
