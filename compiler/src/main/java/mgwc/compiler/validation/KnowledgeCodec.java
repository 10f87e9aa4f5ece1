package mgwc.compiler.validation;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import mgwc.compiler.parse.FileRole;
import mgwc.compiler.parse.Head;
import mgwc.compiler.parse.Reading;
import mgwc.compiler.rule.fact.ApiClaims;
import mgwc.compiler.rule.fact.Claim;
import mgwc.compiler.source.FileStamp;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge as bytes: a line that names the program that made it, a checksum, a pack. Only the same program reads it
 * again, so nothing in it has a version of its own.
 */
public final class KnowledgeCodec {

    private static final int CHECKSUM_BYTES = 4;

    private KnowledgeCodec() {}

    /** @param program names a build; what another build found is worth nothing */
    public static byte[] encode(Knowledge knowledge, String program) {
        PackWriter pack = new PackWriter();
        pack.text(knowledge.frame());
        pack.all(knowledge.files().entrySet(), entry -> {
            pack.text(entry.getKey());
            write(entry.getValue(), pack);
        });
        pack.all(knowledge.apis().entrySet(), entry -> {
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
    public static Optional<Knowledge> decode(byte[] bytes, String program) {
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
            return Optional.of(knowledge(PackReader.of(bytes, start)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the knowledge of a program starts with. */
    public static byte[] header(String program) {
        return ("mgwc knowledge of " + program + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes, int from) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, bytes.length - from);
        return (int) checksum.getValue();
    }

    private static Knowledge knowledge(PackReader in) {
        String frame = in.text();
        Map<String, Knowledge.KnownFile> files = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            files.put(in.text(), file(in));
        }
        Map<String, ApiVerdict> apis = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            apis.put(in.text(), verdict(in));
        }
        return new Knowledge(frame, files, apis);
    }

    private static void write(Knowledge.KnownFile file, PackWriter out) {
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

    private static Knowledge.KnownFile file(PackReader in) {
        return new Knowledge.KnownFile(
                in.text(),
                in.optional(stamp -> new FileStamp(stamp.number(), stamp.number(), stamp.number(), stamp.number())),
                new Reading(
                        FileRole.valueOf(in.text()), in.optional(KnowledgeCodec::head), in.all(DiagnosticCodec::read)),
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
                in.optional(KnowledgeCodec::id),
                in.optional(PackReader::text));
    }

    private static void write(ApiId id, PackWriter out) {
        out.text(id.name());
        out.text(id.version());
    }

    private static ApiId id(PackReader in) {
        return new ApiId(in.text(), in.text());
    }

    private static void write(ApiVerdict verdict, PackWriter out) {
        out.all(verdict.overlays(), out::text);
        out.all(verdict.inputs(), out::text);
        out.all(verdict.parts(), out::text);
        out.text(verdict.contract());
        out.flag(verdict.soundContract());
        out.all(verdict.findings(), found -> DiagnosticCodec.write(found, out));
        write(verdict.claims(), out);
        out.all(verdict.environments().entrySet(), environment -> {
            out.text(environment.getKey());
            write(environment.getValue(), out);
        });
    }

    private static ApiVerdict verdict(PackReader in) {
        return new ApiVerdict(
                in.all(PackReader::text),
                in.all(PackReader::text),
                in.all(PackReader::text),
                in.text(),
                in.flag(),
                in.all(DiagnosticCodec::read),
                claims(in),
                environments(in));
    }

    private static Map<String, ApiVerdict.InEnvironment> environments(PackReader in) {
        Map<String, ApiVerdict.InEnvironment> environments = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            environments.put(
                    in.text(),
                    new ApiVerdict.InEnvironment(
                            in.flag(),
                            in.optional(served -> served.all(KnowledgeCodec::claim)),
                            in.all(DiagnosticCodec::read),
                            in.all(DiagnosticCodec::read)));
        }
        return environments;
    }

    private static void write(ApiVerdict.InEnvironment environment, PackWriter out) {
        out.flag(environment.changed());
        out.optional(environment.served(), claims -> out.all(claims, claim -> write(claim, out)));
        out.all(environment.merging(), found -> DiagnosticCodec.write(found, out));
        out.all(environment.findings(), found -> DiagnosticCodec.write(found, out));
    }

    private static void write(ApiClaims claims, PackWriter out) {
        write(claims.id(), out);
        out.span(claims.place());
        out.all(claims.claims(), claim -> write(claim, out));
        out.skippable(routes -> routes.all(claims.routes(), route -> write(route, routes)));
    }

    private static ApiClaims claims(PackReader in) {
        return new ApiClaims(id(in), in.span(), in.all(KnowledgeCodec::claim), new Routes(in.skipped()));
    }

    private static void write(Claim claim, PackWriter out) {
        out.text(claim.kind().name());
        out.text(claim.key());
        out.text(claim.detail());
        out.span(claim.span());
    }

    private static Claim claim(PackReader in) {
        return new Claim(Claim.Kind.valueOf(in.text()), in.text(), in.text(), in.span());
    }

    /** Routes are many, and asked for only where base paths meet. */
    private static final class Routes extends AbstractList<Claim> {

        private final PackReader in;
        private @Nullable List<Claim> read;

        Routes(PackReader in) {
            this.in = in;
        }

        private synchronized List<Claim> all() {
            List<Claim> known = read;
            if (known == null) {
                known = in.all(KnowledgeCodec::claim);
                read = known;
            }
            return known;
        }

        @Override
        public Claim get(int index) {
            return all().get(index);
        }

        @Override
        public int size() {
            return all().size();
        }
    }
}
