package mgwc.cli.explanation;

import mgwc.compiler.text.Palette;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.text.Tone;

/** Pages in Markdown as a person reads them on a terminal: headings and code without their marks. */
public final class PagePrinter {

    private static final String FENCE = "```";

    private final Palette palette;

    /** @param palette of the terminal */
    public PagePrinter(Palette palette) {
        this.palette = palette;
    }

    /** The page, with line ends. */
    public String print(String page) {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String line : page.split("\n", -1)) {
            if (line.startsWith(FENCE)) {
                code = !code;
                fence(line.substring(FENCE.length()).strip(), code, text);
            } else if (code) {
                text.append(PrintableText.of(line.isBlank() ? "" : "    " + line))
                        .append('\n');
            } else {
                text.append(words(line)).append('\n');
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    /** {@code yaml apis/menu/v1/api.yaml} says where the lines below are; a language alone says nothing. */
    private void fence(String info, boolean opens, StringBuilder text) {
        int space = info.indexOf(' ');
        if (opens && space > 0) {
            text.append("  ")
                    .append(palette.paint(Tone.BLUE, PrintableText.of(info.substring(space + 1))))
                    .append('\n');
        }
    }

    private String words(String line) {
        String heading = line.replaceFirst("^#+ ", "");
        if (!heading.equals(line)) {
            return palette.paint(Tone.BOLD, PrintableText.of(heading));
        }
        StringBuilder text = new StringBuilder();
        String[] parts = PrintableText.of(line).split("`", -1);
        boolean paired = parts.length % 2 == 1;
        for (int i = 0; i < parts.length; i++) {
            boolean enclosed = paired && i % 2 == 1;
            text.append(
                    enclosed
                            ? palette.paint(Tone.CYAN, palette.colourful() ? parts[i] : "`" + parts[i] + "`")
                            : parts[i]);
            if (!paired && i + 1 < parts.length) {
                text.append('`');
            }
        }
        return text.toString();
    }
}
