package mgwc.cli.console;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Standard output that remembers why it could not be written; a reader that goes away early is no reason. */
public final class StandardOutput extends PrintStream {

    private final Watched watched;

    public StandardOutput(OutputStream to) {
        this(new Watched(to));
    }

    private StandardOutput(Watched watched) {
        super(new BufferedOutputStream(watched, 1 << 14), false, StandardCharsets.UTF_8);
        this.watched = watched;
    }

    /** Why something that was printed and flushed did not arrive. */
    public Optional<String> failure() {
        return watched.failure;
    }

    private static final class Watched extends FilterOutputStream {

        private Optional<String> failure = Optional.empty();

        Watched(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                String reason = String.valueOf(e.getMessage());
                if (failure.isEmpty() && !reason.contains("Broken pipe")) {
                    failure = Optional.of(reason);
                }
                throw e;
            }
        }
    }
}
