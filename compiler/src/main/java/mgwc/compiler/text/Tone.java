package mgwc.compiler.text;

/** How a piece of text is to look on a terminal (ECMA-48, select graphic rendition). */
public enum Tone {
    RED("1;31"),
    GREEN("1;32"),
    YELLOW("1;33"),
    BLUE("1;34"),
    CYAN("1;36"),
    BOLD("1"),
    FAINT("2");

    private final String start;

    Tone(String parameters) {
        this.start = "\u001b[" + parameters + "m";
    }

    String start() {
        return start;
    }
}
