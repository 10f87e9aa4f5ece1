package mgwc.gateway.usage;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import mgwc.gateway.identity.KeyType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * Events in the form they are spooled in: {@code crc SPACE json LF}, where {@code crc} is the CRC-32C of the octets of
 * {@code json} as 8 lower-case hex digits. Not for use by more than one thread.
 */
final class EventFrames {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int CRC_LENGTH = 8;

    private static final SerializableString VERSION = name("v");
    private static final SerializableString ID = name("id");
    private static final SerializableString TIME = name("timeMillis");
    private static final SerializableString GATEWAY = name("gateway");
    private static final SerializableString RELEASE = name("release");
    private static final SerializableString API = name("api");
    private static final SerializableString OPERATION = name("operation");
    private static final SerializableString METHOD = name("method");
    private static final SerializableString PATH = name("path");
    private static final SerializableString STATUS = name("status");
    private static final SerializableString PROBLEM = name("problem");
    private static final SerializableString APPLICATION = name("application");
    private static final SerializableString CLIENT = name("client");
    private static final SerializableString KEY_TYPE = name("keyType");
    private static final SerializableString BACKEND = name("backend");
    private static final SerializableString REQUEST_BYTES = name("requestBytes");
    private static final SerializableString RESPONSE_BYTES = name("responseBytes");
    private static final SerializableString TOTAL = name("totalMicros");
    private static final SerializableString BACKEND_TIME = name("backendMicros");
    private static final SerializableString TRUNCATED = name("truncated");
    private static final SerializableString REQUEST_ID = name("requestId");
    private static final SerializableString AUTH_FAILURE = name("authFailure");

    private final Octets octets = new Octets();
    private final CRC32C crc = new CRC32C();
    private final String gateway;
    private final String boot;
    private final JsonGenerator json = generator();
    private int ready;
    private int count;

    /**
     * @param gateway who writes
     * @param boot what tells this process from every other
     */
    EventFrames(String gateway, String boot) {
        this.gateway = gateway;
        this.boot = boot;
    }

    private static SerializableString name(String text) {
        return new SerializedString(text);
    }

    private JsonGenerator generator() {
        // frames are not one JSON text, so nothing may come between two objects
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public SerializableString getRootValueSeparator(SerializableString unused) {
                return new SerializedString("");
            }
        };
        return FACTORY.createGenerator(context, octets);
    }

    /** Adds a frame. */
    void add(AccessEvent event) {
        int start = ready;
        octets.skip(CRC_LENGTH + 1);
        write(event);
        json.flush();
        crc.reset();
        crc.update(octets.bytes, start + CRC_LENGTH + 1, octets.size - start - CRC_LENGTH - 1);
        octets.putAt(start, HexFormat.of().toHexDigits(crc.getValue(), CRC_LENGTH) + " ");
        octets.write('\n');
        ready = octets.size;
        count++;
    }

    private void write(AccessEvent event) {
        json.writeStartObject();
        number(VERSION, 1);
        text(ID, boot + '-' + Long.toString(event.sequence(), 36));
        number(TIME, event.timeMillis());
        text(GATEWAY, gateway);
        text(RELEASE, event.release());
        text(API, event.api());
        text(OPERATION, event.operation());
        text(METHOD, event.method());
        text(PATH, event.path());
        number(STATUS, event.status());
        if (event.problem() != 0) {
            number(PROBLEM, event.problem());
        }
        text(APPLICATION, event.application());
        text(CLIENT, event.client());
        text(KEY_TYPE, keyType(event.keyType()));
        text(BACKEND, event.backend());
        number(REQUEST_BYTES, event.requestBytes());
        number(RESPONSE_BYTES, event.responseBytes());
        number(TOTAL, event.totalMicros());
        number(BACKEND_TIME, event.backendMicros());
        json.writeName(TRUNCATED);
        json.writeBoolean(event.truncated());
        text(REQUEST_ID, event.requestId());
        text(AUTH_FAILURE, event.authFailure());
        json.writeEndObject();
    }

    private static String keyType(KeyType type) {
        return switch (type) {
            case PRODUCTION -> "production";
            case SANDBOX -> "sandbox";
        };
    }

    private void text(SerializableString name, @Nullable String value) {
        if (value != null) {
            json.writeName(name);
            json.writeString(value);
        }
    }

    private void number(SerializableString name, long value) {
        json.writeName(name);
        json.writeNumber(value);
    }

    /** How many octets wait to be written. */
    int size() {
        return ready;
    }

    /** The frames, to be read only until the next change. */
    ByteBuffer octets() {
        return ByteBuffer.wrap(octets.bytes, 0, ready);
    }

    /** How many frames wait to be written. */
    int count() {
        return count;
    }

    /** Leaves out the frames that lie wholly within the first octets; returns how many octets those were. */
    int drop(int written) {
        int whole = written;
        while (whole > 0 && octets.bytes[whole - 1] != '\n') {
            whole--;
        }
        for (int i = 0; i < whole; i++) {
            count -= octets.bytes[i] == '\n' ? 1 : 0;
        }
        System.arraycopy(octets.bytes, whole, octets.bytes, 0, ready - whole);
        ready -= whole;
        octets.size = ready;
        return whole;
    }

    private static final class Octets extends OutputStream {
        private byte[] bytes = new byte[64 * 1024];
        private int size;

        @Override
        public void write(int octet) {
            room(1);
            bytes[size++] = (byte) octet;
        }

        @Override
        public void write(byte[] source, int from, int length) {
            room(length);
            System.arraycopy(source, from, bytes, size, length);
            size += length;
        }

        void skip(int length) {
            room(length);
            size += length;
        }

        void putAt(int position, String text) {
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(ascii, 0, bytes, position, ascii.length);
        }

        private void room(int length) {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
            }
        }
    }
}
