package mgwc.compiler.validation;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.source.FileStamp;
import mgwc.compiler.workspace.FileRole;
import mgwc.compiler.workspace.Head;
import mgwc.compiler.workspace.Reading;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import org.jspecify.annotations.Nullable;

/**
 * A validation cache as bytes: a line that names the program that made it, a checksum, a pack. Only the same program
 * reads it again, so nothing in it has a version of its own.
 */
public final class ValidationCacheCodec {

    private static final int CHECKSUM_BYTES = 4;

    private ValidationCacheCodec() {}

    /** @param program names a build; what another build found is worth nothing */
    public static byte[] encode(ValidationCache cache, String program) {
        PackWriter pack = new PackWriter();
        pack.text(cache.frame());
        pack.all(cache.files().entrySet(), entry -> {
            pack.text(entry.getKey());
            write(entry.getValue(), pack);
        });
        pack.all(cache.apis().entrySet(), entry -> {
            pack.text(entry.getKey());
            write(entry.getValue(), pack);
        });
        byte[] packed = pack.pack();
        byte[] header = header(program);
        byte[] all = Arrays.copyOf(header, header.length + CHECKSUM_BYTES + packed.length);
        System.arraycopy(packed, 0, all, header.length + CHECKSUM_BYTES, packed.length);
        int checksum = checksum(all, header.length + CHECKSUM_BYTES);
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            all[header.length + i] = (byte) (checksum >>> (8 * i));
        }
        return all;
    }

    /** Empty when the bytes are of another program, or are not as they were written. */
    public static Optional<ValidationCache> decode(byte[] bytes, String program) {
        byte[] header = header(program);
        int start = header.length + CHECKSUM_BYTES;
        if (bytes.length < start || !Arrays.equals(header, 0, header.length, bytes, 0, header.length)) {
            return Optional.empty();
        }
        int checksum = 0;
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            checksum |= (bytes[header.length + i] & 0xff) << (8 * i);
        }
        if (checksum != checksum(bytes, start)) {
            return Optional.empty();
        }
        try {
            return Optional.of(cache(PackReader.of(bytes, start)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the cache of a program starts with. */
    public static byte[] header(String program) {
        return ("mgwc cache of " + program + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes, int from) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, bytes.length - from);
        return (int) checksum.getValue();
    }

    private static ValidationCache cache(PackReader in) {
        String frame = in.text();
        Map<String, ValidationCache.CachedFile> files = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            files.put(in.text(), file(in));
        }
        Map<String, ApiResult> apis = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            apis.put(in.text(), result(in));
        }
        return new ValidationCache(frame, files, apis);
    }

    private static void write(ValidationCache.CachedFile file, PackWriter out) {
        out.text(file.digest());
        out.optional(file.stamp(), stamp -> {
            out.number(stamp.size());
            out.number(stamp.modified());
            out.number(stamp.changed());
            out.number(stamp.inode());
        });
        out.text(file.reading().role().name());
        out.optional(file.reading().head(), head -> write(head, out));
        out.all(file.reading().findings(), found -> DiagnosticCodec.write(found, out));
        out.optional(file.findings(), findings -> out.all(findings, found -> DiagnosticCodec.write(found, out)));
    }

    private static ValidationCache.CachedFile file(PackReader in) {
        return new ValidationCache.CachedFile(
                in.text(),
                in.optional(stamp -> new FileStamp(stamp.number(), stamp.number(), stamp.number(), stamp.number())),
                new Reading(
                        FileRole.valueOf(in.text()),
                        in.optional(ValidationCacheCodec::head),
                        in.all(DiagnosticCodec::read)),
                in.optional(findings -> findings.all(DiagnosticCodec::read)));
    }

    private static void write(Head head, PackWriter out) {
        out.text(head.path());
        out.text(head.kind().name());
        out.text(head.name());
        out.optional(head.api(), id -> write(id, out));
        out.optional(head.contract(), out::text);
    }

    private static Head head(PackReader in) {
        return new Head(
                in.text(),
                Kind.valueOf(in.text()),
                in.text(),
                in.optional(ValidationCacheCodec::id),
                in.optional(PackReader::text));
    }

    private static void write(ApiId id, PackWriter out) {
        out.text(id.name());
        out.text(id.version());
    }

    private static ApiId id(PackReader in) {
        return new ApiId(in.text(), in.text());
    }

    private static void write(ApiResult result, PackWriter out) {
        out.all(result.overlays(), out::text);
        out.all(result.inputs(), out::text);
        out.all(result.parts(), out::text);
        out.text(result.contract());
        out.flag(result.soundContract());
        out.all(result.findings(), found -> DiagnosticCodec.write(found, out));
        write(result.facts(), out);
        out.all(result.environments().entrySet(), environment -> {
            out.text(environment.getKey());
            write(environment.getValue(), out);
        });
    }

    private static ApiResult result(PackReader in) {
        return new ApiResult(
                in.all(PackReader::text),
                in.all(PackReader::text),
                in.all(PackReader::text),
                in.text(),
                in.flag(),
                in.all(DiagnosticCodec::read),
                facts(in),
                environments(in));
    }

    private static Map<String, ApiResult.InEnvironment> environments(PackReader in) {
        Map<String, ApiResult.InEnvironment> environments = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            environments.put(
                    in.text(),
                    new ApiResult.InEnvironment(
                            in.flag(),
                            in.optional(served -> served.all(ValidationCacheCodec::fact)),
                            in.all(DiagnosticCodec::read),
                            in.all(DiagnosticCodec::read)));
        }
        return environments;
    }

    private static void write(ApiResult.InEnvironment environment, PackWriter out) {
        out.flag(environment.changed());
        out.optional(environment.served(), facts -> out.all(facts, fact -> write(fact, out)));
        out.all(environment.merging(), found -> DiagnosticCodec.write(found, out));
        out.all(environment.findings(), found -> DiagnosticCodec.write(found, out));
    }

    private static void write(ApiFacts facts, PackWriter out) {
        write(facts.id(), out);
        out.span(facts.place());
        out.all(facts.facts(), fact -> write(fact, out));
        out.skippable(routes -> routes.all(facts.routes(), route -> write(route, routes)));
    }

    private static ApiFacts facts(PackReader in) {
        return new ApiFacts(id(in), in.span(), in.all(ValidationCacheCodec::fact), new Routes(in.skipped()));
    }

    private static void write(SharedFact fact, PackWriter out) {
        out.text(fact.kind().name());
        out.text(fact.key());
        out.text(fact.detail());
        out.span(fact.span());
    }

    private static SharedFact fact(PackReader in) {
        return new SharedFact(SharedFact.Kind.valueOf(in.text()), in.text(), in.text(), in.span());
    }

    /** Routes are many, and asked for only where base paths meet. */
    private static final class Routes extends AbstractList<SharedFact> {

        private final PackReader in;
        private @Nullable List<SharedFact> read;

        Routes(PackReader in) {
            this.in = in;
        }

        private synchronized List<SharedFact> all() {
            List<SharedFact> known = read;
            if (known == null) {
                known = in.all(ValidationCacheCodec::fact);
                read = known;
            }
            return known;
        }

        @Override
        public SharedFact get(int index) {
            return all().get(index);
        }

        @Override
        public int size() {
            return all().size();
        }
    }
}
