package mgwc.it.delivery;

import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerHelper;

/** A Jenkinsfile as Groovy sees it: functions of its own, and words whose meaning depends on where they stand. */
public abstract class JenkinsScript extends Script {

    private Vocabulary words;
    private Set<String> functions = Set.of();

    static JenkinsScript parse(Path jenkinsfile) throws IOException {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(JenkinsScript.class.getName());
        JenkinsScript script = (JenkinsScript) new GroovyShell(configuration).parse(jenkinsfile.toFile());
        script.functions = Stream.of(script.getClass().getDeclaredMethods())
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        return script;
    }

    /** Words that stand in no block, or in a function, mean what {@code vocabulary} says from now on. */
    Vocabulary speak(Vocabulary vocabulary) {
        Vocabulary before = words;
        words = vocabulary;
        return before;
    }

    boolean defines(String function) {
        return functions.contains(function);
    }

    Object callFunction(String name, List<Object> arguments) {
        return getMetaClass().invokeMethod(this, name, arguments.toArray());
    }

    @Override
    public Object invokeMethod(String name, Object packed) {
        List<Object> arguments = List.of(InvokerHelper.asArray(packed));
        return defines(name) ? callFunction(name, arguments) : words.invokeMethod(name, packed);
    }

    @Override
    public Object getProperty(String name) {
        return name.equals("binding") || name.equals("metaClass") ? super.getProperty(name) : words.getProperty(name);
    }
}
