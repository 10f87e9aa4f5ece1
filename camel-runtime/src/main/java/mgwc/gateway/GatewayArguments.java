package mgwc.gateway;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says. An option that is absent leaves to the release what it sets.
 *
 * @param release directory of the release to run
 * @param stopsWithInput whether the end of standard input is as good as a signal; who starts a gateway for itself keeps
 *     the other end open, and leaves none behind however it ends
 */
record GatewayArguments(
        Path release,
        Optional<String> host,
        Optional<Integer> port,
        Optional<String> adminHost,
        Optional<Integer> adminPort,
        boolean stopsWithInput) {

    static final String USAGE =
            "usage: mgwc run DIR [--host ADDRESS] [--port PORT] [--admin-host ADDRESS] [--admin-port PORT]"
                    + " [--stop-with-input]\nsee mgwc run --help";

    /** A release as it is, for as long as nobody stops it. */
    static GatewayArguments of(Path release) {
        return new GatewayArguments(
                release, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** A command line that is not understood. */
    static final class UsageException extends Exception {
        UsageException(String message) {
            super(message);
        }
    }

    static GatewayArguments parse(List<String> arguments) throws UsageException {
        Optional<Path> release = Optional.empty();
        Optional<String> host = Optional.empty();
        Optional<Integer> port = Optional.empty();
        Optional<String> adminHost = Optional.empty();
        Optional<Integer> adminPort = Optional.empty();
        boolean stopsWithInput = false;
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--host" -> host = Optional.of(host(argument, left));
                case "--port" -> port = Optional.of(port(argument, left));
                case "--admin-host" -> adminHost = Optional.of(host(argument, left));
                case "--admin-port" -> adminPort = Optional.of(port(argument, left));
                case "--stop-with-input" -> stopsWithInput = true;
                default -> {
                    if (argument.startsWith("-")) {
                        throw new UsageException("unknown option `" + argument + "`");
                    }
                    if (release.isPresent()) {
                        throw new UsageException("more than one release: `" + argument + "`");
                    }
                    release = Optional.of(path(argument));
                }
            }
        }
        return new GatewayArguments(
                release.orElseThrow(() -> new UsageException("no release named")),
                host,
                port,
                adminHost,
                adminPort,
                stopsWithInput);
    }

    private static String value(String option, Deque<String> left) throws UsageException {
        if (left.isEmpty()) {
            throw new UsageException("`" + option + "` needs a value");
        }
        return left.pop();
    }

    private static String host(String option, Deque<String> left) throws UsageException {
        String value = value(option, left);
        if (value.isBlank()) {
            throw new UsageException("`" + option + "` needs an address");
        }
        return value;
    }

    private static int port(String option, Deque<String> left) throws UsageException {
        String value = value(option, left);
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new UsageException("`" + option + "` needs a port from 0 to 65535, not `" + value + "`");
    }

    private static Path path(String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("`" + text + "` is no path");
        }
    }
}
