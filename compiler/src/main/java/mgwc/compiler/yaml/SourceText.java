package mgwc.compiler.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceRules;

/** The characters of a file, when it is UTF-8 and holds only characters that YAML allows. */
final class SourceText {

    /** How every pointer starts (git-lfs, docs/spec.md). */
    private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";

    /** What the JDK puts in place of bytes that are not UTF-8, unless told to report them. */
    private static final char REPLACEMENT = '\ufffd';

    private final String path;
    private final boolean json;

    private SourceText(String path, boolean json) {
        this.path = path;
        this.json = json;
    }

    static Outcome<String> of(SourceFile file) {
        return new SourceText(file.path(), false).decode(file.content());
    }

    /** The characters of a file of JSON, which allows every character in a string but those below U+0020. */
    static Outcome<String> ofJson(SourceFile file) {
        return new SourceText(file.path(), true).decode(file.content());
    }

    /** What Git holds instead of a file that is kept in Git LFS. */
    private Outcome<String> withoutPointer(String text) {
        if (text.startsWith(LFS_POINTER)) {
            return failed(
                    SourceRules.UNREADABLE_FILE
                            .at(
                                    SourceSpan.startOf(path),
                                    "`" + path + "` is kept in Git LFS; what stands here only points there")
                            .withHelp(
                                    "take it out of Git LFS: delete its pattern from `.gitattributes`, and add the file again"));
        }
        return json ? Outcome.of(text) : checkCharacters(text);
    }

    private Outcome<String> decode(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0, 0, 0xfe, 0xff)) {
            return failed(SyntaxRules.NOT_UTF8
                    .at(SourceSpan.startOf(path), "`" + path + "` is UTF-16 or UTF-32, not UTF-8")
                    .withHelp("save the file as UTF-8"));
        }
        int start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        String whole = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        return whole.indexOf(REPLACEMENT) < 0 ? withoutPointer(whole) : decodeStrictly(bytes, start);
    }

    private Outcome<String> decodeStrictly(byte[] bytes, int start) {
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            return failed(SyntaxRules.NOT_UTF8
                    .at(
                            spanAt(text, text.length()),
                            "byte 0x%02x at offset %d is not UTF-8".formatted(bytes[in.position()], in.position()))
                    .withHelp("save the file as UTF-8"));
        }
        return withoutPointer(text);
    }

    private Outcome<String> checkCharacters(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char c = characters[i];
            boolean allowed = (c >= 0x20 && c < 0x7f)
                    || c == '\n'
                    || c == '\r'
                    || c == '\t'
                    || c == 0x85
                    || (c >= 0xa0 && c != 0xfffe && c != 0xffff);
            if (!allowed) {
                return failed(SyntaxRules.CONTROL_CHARACTER
                        .at(spanAt(text, i), "the file holds the control character U+%04X".formatted((int) c))
                        .withHelp("remove the character, or write it as an escape inside double quotes"));
            }
        }
        return Outcome.of(text);
    }

    private SourceSpan spanAt(String text, int index) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < index; ) {
            int c = text.codePointAt(i);
            int length = Character.charCount(c);
            boolean beforeNewline = i + 1 < text.length() && text.charAt(i + 1) == '\n';
            boolean lineEnd = c == '\n' || (c == '\r' && !beforeNewline);
            line = lineEnd ? line + 1 : line;
            column = lineEnd ? 1 : column + 1;
            i += length;
        }
        return new SourceSpan(path, line, column, line, column + 1);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static Outcome<String> failed(Diagnostic diagnostic) {
        return Outcome.failed(List.of(diagnostic));
    }
}
