package mgwc.gateway.route;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.regex.Pattern;
import mgwc.gateway.release.ReleaseRefused;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The form of a route file, which is checked before Camel reads it. Camel makes objects of any class, switches steps
 * off and changes its own settings if a file says so, and it does that while it reads.
 */
final class RouteFile {

    /** Nothing that an endpoint URI, Simple or a property placeholder gives a meaning to. */
    private static final Pattern INERT = Pattern.compile("[A-Za-z0-9/._~:,-]+");

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final String file;
    private final Iterator<Event> events;
    private Event next;

    private RouteFile(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
        this.next = events.next();
    }

    /** Refuses a file that has anything besides routes with an id, a base path, methods and steps. */
    static void check(String file, byte[] yaml) throws ReleaseRefused {
        try {
            new RouteFile(
                            file,
                            new Parse(SETTINGS)
                                    .parseInputStream(new ByteArrayInputStream(yaml))
                                    .iterator())
                    .read();
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage());
            throw refused(
                    "`" + file + "` is not YAML: " + message.lines().findFirst().orElse(message));
        }
    }

    private void read() throws ReleaseRefused {
        take(Event.ID.StreamStart);
        take(Event.ID.DocumentStart);
        take(Event.ID.SequenceStart);
        while (next.getEventId() != Event.ID.SequenceEnd) {
            route();
        }
        take(Event.ID.SequenceEnd);
        take(Event.ID.DocumentEnd);
        take(Event.ID.StreamEnd);
    }

    private void route() throws ReleaseRefused {
        take(Event.ID.MappingStart);
        exactly("route");
        take(Event.ID.MappingStart);
        exactly("id");
        text();
        exactly("errorHandler");
        take(Event.ID.MappingStart);
        exactly("noErrorHandler");
        take(Event.ID.MappingStart);
        take(Event.ID.MappingEnd);
        take(Event.ID.MappingEnd);
        exactly("from");
        from();
        take(Event.ID.MappingEnd);
        take(Event.ID.MappingEnd);
    }

    private void from() throws ReleaseRefused {
        take(Event.ID.MappingStart);
        exactly("uri");
        text();
        exactly("parameters");
        take(Event.ID.MappingStart);
        exactly("httpMethodRestrict");
        text();
        exactly("matchOnUriPrefix");
        exactly("true");
        take(Event.ID.MappingEnd);
        exactly("steps");
        take(Event.ID.SequenceStart);
        while (next.getEventId() != Event.ID.SequenceEnd) {
            take(Event.ID.MappingStart);
            exactly("to");
            text();
            take(Event.ID.MappingEnd);
        }
        take(Event.ID.SequenceEnd);
        take(Event.ID.MappingEnd);
    }

    private void exactly(String expected) throws ReleaseRefused {
        String found = scalar("`" + expected + "`");
        if (!found.equals(expected)) {
            throw unexpected("`" + expected + "`");
        }
        advance();
    }

    private void text() throws ReleaseRefused {
        String expected = "letters, digits and `/._~:,-` only";
        if (!INERT.matcher(scalar(expected)).matches()) {
            throw unexpected(expected);
        }
        advance();
    }

    private String scalar(String expected) throws ReleaseRefused {
        if (next instanceof ScalarEvent scalar && scalar.getTag().isEmpty() && isPlain(scalar)) {
            return scalar.getValue();
        }
        throw unexpected(expected);
    }

    private void take(Event.ID expected) throws ReleaseRefused {
        boolean plain = !(next instanceof NodeEvent node) || isPlain(node);
        if (next.getEventId() != expected || !plain) {
            throw unexpected(name(expected));
        }
        if (expected != Event.ID.StreamEnd) {
            advance();
        }
    }

    private static String name(Event.ID part) {
        return switch (part) {
            case MappingStart -> "a mapping";
            case MappingEnd -> "the end of the mapping";
            case SequenceStart -> "a list";
            case SequenceEnd -> "the end of the list";
            case Scalar -> "a text";
            case StreamStart, DocumentStart, DocumentEnd, StreamEnd -> "the end of the file";
            case Alias, Comment -> throw new IllegalArgumentException(part + " is not part of a route file");
        };
    }

    private static boolean isPlain(NodeEvent node) {
        return node.getAnchor().isEmpty();
    }

    private void advance() {
        next = events.next();
    }

    private ReleaseRefused unexpected(String expected) {
        String place = next.getStartMark()
                .map(mark -> " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
        return refused("`" + file + "` is not a route file" + place + ": expected " + expected);
    }

    private static ReleaseRefused refused(String reason) {
        return new ReleaseRefused(reason, "build the release again with `mgwc build` of this version");
    }
}
