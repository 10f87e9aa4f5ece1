package mgwc.it.cli;

import mgwc.it.stage.Workspace;

/**
 * A mistake somebody could make in the sample workspace.
 *
 * @param file where it is made
 * @param before text that stands there once
 * @param after what is written instead
 * @param rule the rule that must report it
 * @param at the text in {@code after} at which a person would point
 */
record Mistake(String name, String file, String before, String after, String rule, String at) {

    /** Makes the mistake; where the finding must point, as {@code file:line:column}. */
    String makeIn(Workspace workspace) {
        workspace.edit(file, before, after);
        String text = workspace.read(file);
        int offset = text.indexOf(after) + after.indexOf(at);
        int line =
                (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
        int column = offset - text.lastIndexOf('\n', offset - 1);
        return file + ":" + line + ":" + column;
    }

    @Override
    public String toString() {
        return name;
    }
}
