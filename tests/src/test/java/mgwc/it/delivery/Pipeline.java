package mgwc.it.delivery;

import groovy.lang.Closure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sections of a declarative Jenkinsfile, collected but not run. Refuses a section that Jenkins does not know, so
 * that a misspelt one cannot pass as an empty one. What it cannot show is that a Jenkins server with its plugins
 * accepts the file; that takes the server's own linter.
 */
record Pipeline(JenkinsScript script, Stage root) {

    private static final Set<String> SECTIONS =
            Set.of("agent", "options", "environment", "input", "when", "steps", "post", "stages");

    /** A stage, or the pipeline itself, which has the same sections. */
    static final class Stage {
        final String name;
        final Map<String, Closure<?>> sections = new LinkedHashMap<>();
        final List<Stage> stages = new ArrayList<>();
        String agent = "";

        Stage(String name) {
            this.name = name;
        }
    }

    static Pipeline read(Path jenkinsfile) throws IOException {
        JenkinsScript script = JenkinsScript.parse(jenkinsfile);
        Stage root = new Stage("pipeline");
        script.speak(new Vocabulary(script) {
            @Override
            Object word(String name, List<Object> arguments) {
                expect(name, Set.of("pipeline"));
                return new StageSections(script, root).within((Closure<?>) arguments.getFirst());
            }
        });
        script.run();
        return new Pipeline(script, root);
    }

    static void expect(String word, Set<String> known) {
        if (!known.contains(word)) {
            throw new IllegalArgumentException("unexpected `" + word + "`, expected one of " + known);
        }
    }

    private static final class StageSections extends Vocabulary {
        private final Stage stage;

        StageSections(JenkinsScript script, Stage stage) {
            super(script);
            this.stage = stage;
        }

        @Override
        Object word(String name, List<Object> arguments) {
            expect(name, SECTIONS);
            if (name.equals("agent")) {
                stage.agent = labelOf(arguments.getFirst());
            } else if (name.equals("stages")) {
                new StageList(script, stage.stages).within((Closure<?>) arguments.getFirst());
            } else if (stage.sections.put(name, (Closure<?>) arguments.getFirst()) != null) {
                throw new IllegalArgumentException("two sections `" + name + "` in stage `" + stage.name + "`");
            }
            return stage;
        }

        @Override
        Object value(String name) {
            expect(name, Set.of("none", "any"));
            return name;
        }

        private String labelOf(Object agent) {
            return agent instanceof Closure<?> block ? (String) new AgentLabel(script).within(block) : (String) agent;
        }
    }

    private static final class StageList extends Vocabulary {
        private final List<Stage> stages;

        StageList(JenkinsScript script, List<Stage> stages) {
            super(script);
            this.stages = stages;
        }

        @Override
        Object word(String name, List<Object> arguments) {
            expect(name, Set.of("stage"));
            Stage stage = new Stage((String) arguments.getFirst());
            stages.add(stage);
            return new StageSections(script, stage).within((Closure<?>) arguments.getLast());
        }
    }

    private static final class AgentLabel extends Vocabulary {
        AgentLabel(JenkinsScript script) {
            super(script);
        }

        @Override
        Object word(String name, List<Object> arguments) {
            expect(name, Set.of("label"));
            return arguments.getFirst();
        }
    }
}
