package mgwc.compiler.rule.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An IP address, of 4 octets or of 16, each from 0 to 255. */
record IpAddress(List<Integer> octets) {

    private static final List<Integer> MAPPED = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    private static final List<Integer> COMPATIBLE = Collections.nCopies(12, 0);
    private static final List<Integer> TRANSLATED = List.of(0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);

    IpAddress {
        octets = List.copyOf(octets);
    }

    /**
     * Up to four numbers with dots between them, the last of which stands for all octets that are left.
     *
     * @param posix whether a number may be hexadecimal or octal, as C reads it
     */
    static Optional<IpAddress> v4(String text, boolean posix) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            int octets = i == parts.length - 1 ? 4 - i : 1;
            long number = number(parts[i], posix);
            if (number < 0 || number >= 1L << (8 * octets)) {
                return Optional.empty();
            }
            address = (address << (8 * octets)) | number;
        }
        return Optional.of(ofV4(address));
    }

    private static IpAddress ofV4(long address) {
        return new IpAddress(List.of(
                (int) (address >> 24) & 0xff,
                (int) (address >> 16) & 0xff,
                (int) (address >> 8) & 0xff,
                (int) address & 0xff));
    }

    /** At most 2^48; -1 for what is no such number. */
    private static long number(String text, boolean posix) {
        boolean hex = posix && (text.startsWith("0x") || text.startsWith("0X"));
        boolean octal = posix && !hex && text.length() > 1 && text.startsWith("0");
        String digits = hex ? text.substring(2) : text;
        if (!digits.matches(hex ? "[0-9a-fA-F]{1,12}" : octal ? "[0-7]{1,12}" : "[0-9]{1,12}")) {
            return -1;
        }
        return Long.parseLong(digits, hex ? 16 : octal ? 8 : 10);
    }

    /** RFC 4291 section 2.2. */
    static Optional<IpAddress> v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return Optional.of(groups(text))
                    .filter(octets -> octets.size() == 16)
                    .map(IpAddress::new);
        }
        List<Integer> start = groups(text.substring(0, gap));
        List<Integer> end = groups(text.substring(gap + 2));
        boolean broken = (gap > 0 && start.isEmpty()) || (gap + 2 < text.length() && end.isEmpty());
        if (broken || start.size() + end.size() > 14) {
            return Optional.empty();
        }
        List<Integer> octets = new ArrayList<>(start);
        octets.addAll(Collections.nCopies(16 - start.size() - end.size(), 0));
        octets.addAll(end);
        return Optional.of(new IpAddress(octets));
    }

    /** None where something is wrong; the last group may be an IPv4 address. */
    private static List<Integer> groups(String text) {
        List<Integer> octets = new ArrayList<>();
        String[] groups = text.split(":", -1);
        for (int i = 0; i < groups.length; i++) {
            Optional<IpAddress> v4 = i == groups.length - 1 && groups[i].matches("[0-9]+(\\.[0-9]+){3}")
                    ? v4(groups[i], false)
                    : Optional.empty();
            if (v4.isPresent()) {
                octets.addAll(v4.get().octets());
            } else if (groups[i].matches("[0-9a-fA-F]{1,4}")) {
                int group = Integer.parseInt(groups[i], 16);
                octets.add(group >> 8);
                octets.add(group & 0xff);
            } else {
                return List.of();
            }
        }
        return octets;
    }

    boolean isV4() {
        return octets.size() == 4;
    }

    /** The IPv4 address that an IPv6 address stands for (RFC 4291 section 2.5.5, RFC 6052 section 2.1). */
    Optional<IpAddress> inside() {
        if (isV4() || isUnspecified() || isLoopback()) {
            return Optional.empty();
        }
        List<Integer> start = octets.subList(0, 12);
        return start.equals(MAPPED) || start.equals(COMPATIBLE) || start.equals(TRANSLATED)
                ? Optional.of(new IpAddress(octets.subList(12, 16)))
                : Optional.empty();
    }

    boolean isUnspecified() {
        return octets.stream().allMatch(octet -> octet == 0);
    }

    boolean isLoopback() {
        return isV4()
                ? octets.getFirst() == 127
                : octets.getLast() == 1 && octets.subList(0, 15).stream().allMatch(octet -> octet == 0);
    }

    boolean isLinkLocal() {
        int second = octets.get(1);
        return isV4()
                ? octets.getFirst() == 169 && second == 254
                : octets.getFirst() == 0xfe && (second & 0xc0) == 0x80;
    }

    /** RFC 1918, RFC 4193. */
    boolean isPrivate() {
        int first = octets.getFirst();
        int second = octets.get(1);
        return isV4()
                ? first == 10 || (first == 172 && (second & 0xf0) == 16) || (first == 192 && second == 168)
                : (first & 0xfe) == 0xfc;
    }

    /** An IPv6 address without its longest run of two or more zeros, the first of equally long ones. */
    String compressed() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < octets.size(); i += 2) {
            groups.add(Integer.toHexString(octets.get(i) << 8 | octets.get(i + 1)));
        }
        int start = 0;
        int length = 1;
        for (int i = 0; i < groups.size(); i++) {
            int end = i;
            while (end < groups.size() && groups.get(end).equals("0")) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        return length < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, start)) + "::"
                        + String.join(":", groups.subList(start + length, groups.size()));
    }

    /** Written out, as generated ones are linked at first use (ADR 11). */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress address && octets.equals(address.octets);
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    /** Four decimal numbers, or 16 for IPv6. */
    @Override
    public String toString() {
        return octets.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
