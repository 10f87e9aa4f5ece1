package mgwc.it.delivery;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mgwc.it.delivery.Pipeline.Stage;

/** Plays a Jenkinsfile through a scenario and writes down, as an indented tree, what Jenkins would do. */
final class PipelineRun {

    private static final Set<String> OPTIONS =
            Set.of("timestamps", "timeout", "preserveStashes", "buildDiscarder", "lock");
    private static final Set<String> STEPS = Set.of(
            "sh",
            "echo",
            "milestone",
            "stash",
            "unstash",
            "archiveArtifacts",
            "junit",
            "recordIssues",
            "withCredentials");
    private static final Set<String> DESCRIPTIONS = Set.of("gitUsernamePassword", "logRotator", "issues");
    private static final Set<String> INPUT = Set.of("message", "ok", "submitter", "submitterParameter");
    private static final List<String> POST_ORDER =
            List.of("always", "aborted", "failure", "success", "unsuccessful", "cleanup");

    private enum Result {
        SUCCESS,
        FAILURE,
        ABORTED
    }

    private static final class StepFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
        final transient Result result;

        StepFailed(Result result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    private final JenkinsScript script;
    private final Scenario scenario;
    private final List<String> tree = new ArrayList<>();
    private int depth;
    private Result result = Result.SUCCESS;

    private PipelineRun(JenkinsScript script, Scenario scenario) {
        this.script = script;
        this.scenario = scenario;
    }

    /** The call tree of one build. */
    static List<String> of(Path jenkinsfile, Scenario scenario) throws IOException {
        Pipeline pipeline = Pipeline.read(jenkinsfile);
        PipelineRun run = new PipelineRun(pipeline.script(), scenario);
        run.play(pipeline.root());
        run.write("result " + run.result);
        return run.tree;
    }

    private void play(Stage stage) {
        write("stage " + stage.name);
        depth++;
        Closure<?> when = stage.sections.get("when");
        if (when != null && !Condition.holds(script, scenario, when)) {
            write("skipped: when");
        } else {
            enter(stage);
        }
        depth--;
    }

    private void enter(Stage stage) {
        Result before = result;
        Result outcome = Result.SUCCESS;
        record(stage, "options", OPTIONS);
        try {
            approve(stage);
            if (!stage.agent.isEmpty()) {
                write("agent " + stage.agent);
            }
            run(stage.sections.get("steps"));
            for (Stage inner : stage.stages) {
                if (result == before) {
                    play(inner);
                } else {
                    write("stage " + inner.name + " skipped: " + result);
                }
            }
            outcome = result == before ? Result.SUCCESS : result;
        } catch (StepFailed failed) {
            outcome = failed.result;
            result = failed.result;
        }
        conclude(stage, outcome);
    }

    private void approve(Stage stage) {
        if (stage.sections.containsKey("input")) {
            record(stage, "input", INPUT);
            if (scenario.aborted().contains(stage.name)) {
                write("aborted");
                throw new StepFailed(Result.ABORTED);
            }
        }
    }

    private void conclude(Stage stage, Result outcome) {
        Closure<?> post = stage.sections.get("post");
        if (post == null) {
            return;
        }
        for (String moment : POST_ORDER) {
            boolean due = switch (moment) {
                case "success" -> outcome == Result.SUCCESS;
                case "failure" -> outcome == Result.FAILURE;
                case "aborted" -> outcome == Result.ABORTED;
                case "unsuccessful" -> outcome != Result.SUCCESS;
                default -> true;
            };
            if (due) {
                new PostSteps(moment).within(post);
            }
        }
    }

    /** The steps of one moment of a {@code post} section; those of other moments stay unheard. */
    private final class PostSteps extends Vocabulary {
        private final String moment;

        PostSteps(String moment) {
            super(PipelineRun.this.script);
            this.moment = moment;
        }

        @Override
        Object word(String name, List<Object> arguments) {
            Pipeline.expect(name, Set.copyOf(POST_ORDER));
            if (name.equals(moment)) {
                write("post " + moment);
                depth++;
                run((Closure<?>) arguments.getFirst());
                depth--;
            }
            return name;
        }
    }

    private void record(Stage stage, String section, Set<String> known) {
        Closure<?> block = stage.sections.get(section);
        if (block != null) {
            new Vocabulary(script) {
                @Override
                Object word(String name, List<Object> arguments) {
                    if (DESCRIPTIONS.contains(name)) {
                        return line(name, arguments);
                    }
                    Pipeline.expect(name, known);
                    write(section + " " + line(name, arguments));
                    return name;
                }
            }.within(block);
        }
    }

    private void run(Closure<?> steps) {
        if (steps != null) {
            new Steps().within(steps);
        }
    }

    private final class Steps extends Vocabulary {
        Steps() {
            super(PipelineRun.this.script);
        }

        @Override
        Object word(String name, List<Object> arguments) {
            if (DESCRIPTIONS.contains(name)) {
                return line(name, arguments);
            }
            Pipeline.expect(name, STEPS);
            if (arguments.getLast() instanceof Closure<?> inner) {
                write(line(name, arguments.subList(0, arguments.size() - 1)));
                depth++;
                try {
                    within(inner);
                } finally {
                    depth--;
                }
                return name;
            }
            write(line(name, arguments));
            if (name.equals("sh") && scenario.fails().test((String) arguments.getFirst())) {
                write("failed");
                throw new StepFailed(Result.FAILURE);
            }
            return name;
        }

        @Override
        Object value(String name) {
            Pipeline.expect(name, Set.of("APPROVER"));
            return "release-manager";
        }
    }

    private void write(String line) {
        tree.add("  ".repeat(depth) + line);
    }

    private static String line(String name, List<Object> arguments) {
        return (name + " " + arguments.stream().map(PipelineRun::text).collect(Collectors.joining(", "))).strip();
    }

    private static String text(Object argument) {
        return switch (argument) {
            case Map<?, ?> named ->
                named.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", "));
            case List<?> several ->
                several.stream().map(PipelineRun::text).toList().toString();
            case GString text -> text.toString();
            default -> String.valueOf(argument);
        };
    }
}
