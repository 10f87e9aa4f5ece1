package mgwc.compiler.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The contents of many objects of a repository, by one {@code git cat-file --batch}. */
final class GitBlobs {

    private final Git git;

    GitBlobs(Git git) {
        this.git = git;
    }

    /** An object and the size in bytes above which nobody wants it. */
    record Wanted(String object, long largest) {}

    /** Takes one object after the other, in the order they were asked for; content only when it is not too large. */
    @FunctionalInterface
    interface Sink {
        void accept(int index, long size, Optional<byte[]> content);
    }

    void read(List<Wanted> wanted, Sink sink) {
        if (wanted.isEmpty()) {
            return;
        }
        List<Long> sizes = sizes(wanted);
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (sizes.get(i) <= wanted.get(i).largest()) {
                fitting.add(i);
            } else {
                sink.accept(i, sizes.get(i), Optional.empty());
            }
        }
        byte[] output = ask("--batch", fitting.stream().map(wanted::get).toList());
        int position = 0;
        for (int index : fitting) {
            int start = indexOf(output, position) + 1;
            int end = start + Math.toIntExact(sizes.get(index));
            sink.accept(index, sizes.get(index), Optional.of(Arrays.copyOfRange(output, start, end)));
            position = end + 1;
        }
    }

    private List<Long> sizes(List<Wanted> wanted) {
        List<Long> sizes = new ArrayList<>();
        String[] lines = new String(ask("--batch-check", wanted), StandardCharsets.US_ASCII).split("\n", -1);
        for (int i = 0; i < wanted.size(); i++) {
            String[] fields = i < lines.length ? lines[i].split(" ", -1) : new String[0];
            if (fields.length != 3) {
                throw new SourceUnavailable("object " + wanted.get(i).object()
                        + " is not in the repository; a partial clone lacks files it was not asked for yet");
            }
            sizes.add(Long.parseLong(fields[2]));
        }
        return sizes;
    }

    private byte[] ask(String mode, List<Wanted> wanted) {
        StringBuilder request = new StringBuilder();
        wanted.forEach(blob -> request.append(blob.object()).append('\n'));
        Git.Answer answer = git.ask(request.toString().getBytes(StandardCharsets.US_ASCII), "cat-file", mode);
        if (!answer.succeeded()) {
            throw new SourceUnavailable("objects cannot be read: " + answer.reason());
        }
        return answer.output();
    }

    private static int indexOf(byte[] output, int from) {
        int i = from;
        while (i < output.length && output[i] != '\n') {
            i++;
        }
        return i;
    }
}
