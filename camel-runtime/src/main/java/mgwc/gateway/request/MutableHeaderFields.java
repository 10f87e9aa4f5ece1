package mgwc.gateway.request;

/** Header fields that can be changed before they are sent. */
public interface MutableHeaderFields extends HeaderFields {

    /**
     * Replaces all fields with that name by one.
     *
     * @throws IllegalArgumentException if the name or the value has a character that none may have (RFC 9110 sections
     *     5.1 and 5.5), or the field is not the caller's to change
     */
    void set(CharSequence name, CharSequence value);

    /**
     * Adds a field behind those that are there.
     *
     * @throws IllegalArgumentException as {@link #set} does
     */
    void add(CharSequence name, CharSequence value);

    /**
     * Removes all fields with that name.
     *
     * @throws IllegalArgumentException if the field is not the caller's to change
     */
    void remove(CharSequence name);
}
