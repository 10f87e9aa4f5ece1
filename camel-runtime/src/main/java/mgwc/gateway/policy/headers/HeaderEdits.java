package mgwc.gateway.policy.headers;

import java.util.ArrayList;
import java.util.List;
import mgwc.gateway.identity.CallerIdentity;
import mgwc.gateway.request.HeaderNameSet;
import mgwc.gateway.request.MutableHeaderFields;

/**
 * What happens to the header fields of one message, in this order.
 *
 * @param remove names of fields that are removed
 * @param set fields that replace all others of their name; one without a value is only removed, so that nobody can set
 *     it in its place
 * @param add fields that are added to others of their name; one without a value is left out
 */
record HeaderEdits(List<String> remove, List<Field> set, List<Field> add) {

    static final HeaderEdits NONE = new HeaderEdits(List.of(), List.of(), List.of());

    HeaderEdits {
        remove = List.copyOf(remove);
        set = List.copyOf(set);
        add = List.copyOf(add);
    }

    /** A header field and where its value comes from. */
    record Field(String name, HeaderValue value) {}

    boolean isEmpty() {
        return remove.isEmpty() && set.isEmpty() && add.isEmpty();
    }

    void apply(MutableHeaderFields fields, CallerIdentity caller) {
        removeMisspelt(fields);
        for (String name : remove) {
            fields.remove(name);
        }
        for (Field field : set) {
            String value = field.value().of(caller);
            if (value == null) {
                fields.remove(field.name());
            } else {
                fields.set(field.name(), value);
            }
        }
        for (Field field : add) {
            String value = field.value().of(caller);
            if (value != null) {
                fields.add(field.name(), value);
            }
        }
    }

    /** Many servers take {@code X_Tenant} for {@code X-Tenant}, and a caller could choose a tenant by it. */
    private void removeMisspelt(MutableHeaderFields fields) {
        List<String> misspelt = new ArrayList<>(0);
        fields.forEach((name, value) -> {
            if (isMisspelt(name)) {
                misspelt.add(name);
            }
        });
        misspelt.forEach(fields::remove);
    }

    private boolean isMisspelt(String name) {
        for (String own : remove) {
            if (isMisspelt(name, own)) {
                return true;
            }
        }
        for (Field own : set) {
            if (isMisspelt(name, own.name())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMisspelt(String name, String own) {
        return !name.equalsIgnoreCase(own) && HeaderNameSet.sameLoosely(name, own);
    }
}
