package mgwc.gateway.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields in a list. */
public final class ListedFields implements MutableHeaderFields {

    private final List<Map.Entry<String, String>> fields = new ArrayList<>();

    /** @param lines such as {@code Origin: https://shop.example} */
    public static ListedFields of(String... lines) {
        ListedFields fields = new ListedFields();
        for (String line : lines) {
            int colon = line.indexOf(':');
            fields.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return fields;
    }

    @Override
    public @Nullable String get(CharSequence name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public List<String> all(CharSequence name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name.toString()))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public boolean contains(CharSequence name) {
        return !all(name).isEmpty();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        fields.forEach(field -> action.accept(field.getKey(), field.getValue()));
    }

    @Override
    public void set(CharSequence name, CharSequence value) {
        remove(name);
        add(name, value);
    }

    @Override
    public void add(CharSequence name, CharSequence value) {
        fields.add(Map.entry(name.toString(), value.toString()));
    }

    @Override
    public void remove(CharSequence name) {
        fields.removeIf(field -> field.getKey().equalsIgnoreCase(name.toString()));
    }

    /** All fields as lines. */
    public List<String> lines() {
        return fields.stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .toList();
    }
}
