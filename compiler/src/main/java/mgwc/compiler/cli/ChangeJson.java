package mgwc.compiler.cli;

import java.io.PrintStream;
import java.util.Map;
import mgwc.compiler.diff.Change;
import mgwc.compiler.diff.ChangeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes for programs: by environment, each with its subject, path, values and place. */
final class ChangeJson {

    private ChangeJson() {}

    static void write(Map<String, ChangeSet> changes, PrintStream out) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", 1);
        ObjectNode environments = root.putObject("environments");
        changes.forEach((name, set) -> {
            ArrayNode list = environments.putArray(name);
            set.changes().forEach(change -> write(change, list.addObject()));
        });
        out.println(root.toPrettyString());
    }

    private static void write(Change change, ObjectNode json) {
        json.put("subject", change.subject().toString());
        json.put("path", change.path().toString());
        json.put("place", change.span().toString());
        switch (change) {
            case Change.Added added -> json.put("after", added.after());
            case Change.Removed removed -> json.put("before", removed.before());
            case Change.Modified modified ->
                json.put("before", modified.before()).put("after", modified.after());
        }
    }
}
