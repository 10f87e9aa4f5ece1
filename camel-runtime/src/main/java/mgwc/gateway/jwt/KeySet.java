package mgwc.gateway.jwt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mgwc.jwk.Jwk;
import mgwc.jwk.JwkDecision;
import mgwc.jwk.JwkFault;
import mgwc.jwk.JwkSet;
import mgwc.jwk.JwkValue;
import mgwc.jwk.UnusableKey;
import org.jspecify.annotations.Nullable;

/** The public keys that an issuer signs with (RFC 7517 section 5). Sets with the same usable keys are equal. */
public final class KeySet {

    /** The largest number of keys that are tried for one signature. */
    static final int MAX_TRIED = 16;

    private static final int MAX_DESCRIBED = 10;

    private final List<VerificationKey> keys;
    private final Set<VerificationKey> members;
    private final List<UnusableKey> unusable;
    private final int hash;

    private KeySet(List<VerificationKey> keys, List<UnusableKey> unusable) {
        this.keys = List.copyOf(keys);
        this.members = Set.copyOf(keys);
        this.unusable = List.copyOf(unusable);
        // a key of the JDK computes its hash each time, and each step that verifies tokens looks a set up
        this.hash = members.hashCode();
    }

    /**
     * Reads a JWK Set. A key that cannot be used is left out and remembered, as the RFC asks, and keys for other
     * purposes are passed over. The same key twice is one key.
     *
     * @throws InvalidKeySetException if the text is not a set, or has no key to verify signatures with
     */
    public static KeySet read(byte[] json) throws InvalidKeySetException {
        if (json.length > JwkSet.MAX_BYTES) {
            throw new InvalidKeySetException("larger than " + JwkSet.MAX_BYTES + " bytes");
        }
        List<JwkValue> elements = KeySetJson.read(json)
                .flatMap(JwkSet::keys)
                .orElseThrow(() -> new InvalidKeySetException("not a JSON object with a list of `keys`"));
        if (elements.size() > JwkSet.MAX_KEYS) {
            throw new InvalidKeySetException("more than " + JwkSet.MAX_KEYS + " keys");
        }
        Set<VerificationKey> keys = new LinkedHashSet<>();
        List<UnusableKey> unusable = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            sort(i + 1, elements.get(i), keys, unusable);
        }
        if (keys.isEmpty()) {
            throw new InvalidKeySetException(
                    "no key to verify signatures with" + (unusable.isEmpty() ? "" : ": " + descriptions(unusable)));
        }
        return new KeySet(List.copyOf(keys), unusable);
    }

    private static void sort(int number, JwkValue element, Set<VerificationKey> keys, List<UnusableKey> unusable) {
        Jwk jwk = Jwk.of(element);
        switch (Jwk.judge(element)) {
            case JwkDecision.Usable usable -> {
                Optional<VerificationKey> key = JwkReader.read(jwk, usable.algorithms());
                if (key.isPresent()) {
                    keys.add(key.get());
                } else {
                    unusable.add(
                            new UnusableKey(number, jwk.shownId(), new JwkFault.Unsound(JwkFault.Defect.UNREADABLE)));
                }
            }
            case JwkDecision.OtherPurpose ignored -> {
                // an issuer may publish keys for encryption beside those for signatures
            }
            case JwkDecision.Unusable left -> unusable.add(new UnusableKey(number, jwk.shownId(), left.fault()));
        }
    }

    /** The keys that were left out. */
    public List<UnusableKey> unusable() {
        return unusable;
    }

    /** Which keys were left out and why, for a log line. */
    static String descriptions(List<UnusableKey> unusable) {
        List<String> first = unusable.stream()
                .limit(MAX_DESCRIBED)
                .map(UnusableKey::description)
                .toList();
        int rest = unusable.size() - first.size();
        return String.join("; ", first) + (rest > 0 ? "; and " + rest + " more" : "");
    }

    /** How many keys verify signatures. */
    int size() {
        return keys.size();
    }

    /** Whether exactly that key is still one of the set. */
    boolean holds(VerificationKey key) {
        return members.contains(key);
    }

    /** Whether a key has that id, for whatever algorithms. */
    boolean names(String id) {
        return keys.stream().anyMatch(key -> key.isNamed(id));
    }

    /**
     * The keys that may have made a signature, in the order of the set: those of the id that the token names, else all,
     * as far as they are for the algorithm. At most {@link #MAX_TRIED}.
     */
    List<VerificationKey> candidates(Optional<String> id, SignatureAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> key.algorithms().contains(algorithm))
                .filter(key -> id.isEmpty() || key.isNamed(id.get()))
                .limit(MAX_TRIED)
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof KeySet that && members.equals(that.members));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
