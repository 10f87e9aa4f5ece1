package mgwc.gateway.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks secrets up where their references point. Meant for the start of a generation: it may block. */
public final class SecretReader {

    /** More than any key, certificate or password needs. */
    static final int MAX_BYTES = 64 * 1024;

    private final Map<String, String> environment;
    private final Duration commandLimit;

    /** Reads the environment of this process and gives a command ten seconds. */
    public SecretReader() {
        this(System.getenv(), Duration.ofSeconds(10));
    }

    SecretReader(Map<String, String> environment, Duration commandLimit) {
        this.environment = Map.copyOf(environment);
        this.commandLimit = commandLimit;
    }

    /** The value, which is never empty. */
    public Secret read(SecretRef reference) throws SecretException {
        String value = switch (reference) {
            case SecretRef.FromEnvironment from -> variable(from);
            case SecretRef.FromFile from -> text(from, file(from));
            case SecretRef.FromCommand from -> text(from, output(from));
        };
        if (value.isEmpty()) {
            throw new SecretException(reference, "is empty");
        }
        return new Secret(value);
    }

    private String variable(SecretRef.FromEnvironment reference) throws SecretException {
        String value = environment.get(reference.name());
        if (value == null) {
            throw new SecretException(reference, "is not set");
        }
        return value;
    }

    private static byte[] file(SecretRef.FromFile reference) throws SecretException {
        try (InputStream in = Files.newInputStream(Path.of(reference.path()))) {
            return bounded(reference, in);
        } catch (NoSuchFileException e) {
            throw new SecretException(reference, "does not exist");
        } catch (InvalidPathException e) {
            throw new SecretException(reference, "cannot be read: that is no path");
        } catch (AccessDeniedException e) {
            throw new SecretException(reference, "may not be read by the gateway");
        } catch (IOException e) {
            throw new SecretException(reference, "cannot be read");
        }
    }

    private byte[] output(SecretRef.FromCommand reference) throws SecretException {
        Process process = started(reference);
        try {
            process.getOutputStream().close();
            CompletableFuture<byte[]> reading = readAside(process);
            byte[] bytes = reading.get(commandLimit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                throw new SecretException(reference, "closed its output but did not end");
            }
            if (process.exitValue() != 0) {
                throw new SecretException(reference, "cannot be had: it ended with status " + process.exitValue());
            }
            return bounded(reference, bytes);
        } catch (TimeoutException e) {
            throw new SecretException(reference, "did not come within " + commandLimit.toSeconds() + " seconds");
        } catch (IOException | ExecutionException e) {
            throw new SecretException(reference, "cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretException(reference, "was not waited for");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process started(SecretRef.FromCommand reference) throws SecretException {
        try {
            return new ProcessBuilder(reference.command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new SecretException(reference, "cannot be had: the program cannot be started");
        }
    }

    private static CompletableFuture<byte[]> readAside(Process process) {
        CompletableFuture<byte[]> reading = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                reading.complete(process.getInputStream().readNBytes(MAX_BYTES + 1));
            } catch (IOException e) {
                reading.completeExceptionally(e);
            }
        });
        return reading;
    }

    private static byte[] bounded(SecretRef reference, InputStream in) throws IOException, SecretException {
        return bounded(reference, in.readNBytes(MAX_BYTES + 1));
    }

    private static byte[] bounded(SecretRef reference, byte[] bytes) throws SecretException {
        if (bytes.length > MAX_BYTES) {
            throw new SecretException(reference, "is larger than " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    private static String text(SecretRef reference, byte[] bytes) throws SecretException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.endsWith("\r\n")) {
                return text.substring(0, text.length() - 2);
            }
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            throw new SecretException(reference, "is not UTF-8 text");
        }
    }
}
