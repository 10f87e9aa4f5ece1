package mgwc.compiler.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;

/**
 * All that can be said of one API without looking at others.
 *
 * @param overlays paths of those that change it in whatever environment, in their order
 * @param inputs paths of everything that was looked at, of what was looked for in vain too
 * @param parts of these, the files that its contract refers to
 * @param contract path of the contract
 * @param soundContract whether the contract could be read
 * @param findings that hold whatever the environment
 * @param environments by name
 */
public record ApiResult(
        List<String> overlays,
        List<String> inputs,
        List<String> parts,
        String contract,
        boolean soundContract,
        List<Diagnostic> findings,
        ApiFacts facts,
        Map<String, InEnvironment> environments) {

    public ApiResult {
        overlays = List.copyOf(overlays);
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
        environments = Map.copyOf(environments);
    }

    /**
     * The API in one environment.
     *
     * @param changed whether an overlay of the environment changes it
     * @param served its facts there; absent when it is not served there
     * @param merging what the merging of overlays found
     * @param findings of rules over the API that is served
     */
    public record InEnvironment(
            boolean changed, Optional<List<SharedFact>> served, List<Diagnostic> merging, List<Diagnostic> findings) {

        public InEnvironment {
            served = served.map(List::copyOf);
            merging = List.copyOf(merging);
            findings = List.copyOf(findings);
        }
    }
}
