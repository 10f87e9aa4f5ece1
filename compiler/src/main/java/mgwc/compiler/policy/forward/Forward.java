package mgwc.compiler.policy.forward;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.step.KeyType;

/** @param upstreams names of upstreams by the key type of the caller */
public record Forward(SortedMap<KeyType, String> upstreams) {

    public Forward {
        upstreams = Collections.unmodifiableSortedMap(new TreeMap<>(upstreams));
    }
}
