package mgwc.it.delivery;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;

/** Gives the words inside a Groovy block their meaning. Functions that the script defines itself come first. */
abstract class Vocabulary extends GroovyObjectSupport {

    final JenkinsScript script;

    Vocabulary(JenkinsScript script) {
        this.script = script;
    }

    /** A word with its arguments: {@code timeout(time: 3)}, {@code sh 'x'}. */
    abstract Object word(String name, List<Object> arguments);

    /** A bare word: {@code none}. */
    Object value(String name) {
        throw new IllegalArgumentException("unexpected word `" + name + "`");
    }

    final Object within(Closure<?> block) {
        Closure<?> copy = (Closure<?>) block.clone();
        copy.setResolveStrategy(Closure.DELEGATE_ONLY);
        copy.setDelegate(this);
        Vocabulary before = script.speak(this);
        try {
            return copy.call();
        } finally {
            script.speak(before);
        }
    }

    @Override
    public final Object invokeMethod(String name, Object packed) {
        List<Object> arguments = new ArrayList<>();
        for (Object argument : InvokerHelper.asArray(packed)) {
            arguments.add(argument instanceof CharSequence text ? text.toString() : argument);
        }
        return script.defines(name) ? script.callFunction(name, arguments) : word(name, arguments);
    }

    @Override
    public final Object getProperty(String name) {
        return value(name);
    }
}
