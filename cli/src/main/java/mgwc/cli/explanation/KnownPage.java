package mgwc.cli.explanation;

import tools.jackson.databind.node.ObjectNode;

/**
 * What there is to say about a word that means the same in every workspace.
 *
 * @param id what the page is about, as outputs write it
 * @param isWord whether that is a word of everyday language, which a workspace may use for something else
 * @param page in Markdown, with a line end
 * @param json the same for programs, without the page
 */
public record KnownPage(String id, boolean isWord, String page, ObjectNode json) {}
