package mgwc.compiler.rule;

import java.util.Collection;
import java.util.TreeMap;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.resolve.EnvironmentConfig;

/** The contracts of an environment. */
final class Contracts {

    private Contracts() {}

    /** Each contract once, by path, however many APIs share it. */
    static Collection<Contract> distinct(EnvironmentConfig config) {
        TreeMap<String, Contract> byPath = new TreeMap<>();
        config.contracts().values().forEach(contract -> byPath.put(contract.path(), contract));
        return byPath.values();
    }
}
