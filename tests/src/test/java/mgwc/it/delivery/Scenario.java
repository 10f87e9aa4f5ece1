package mgwc.it.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a build of the pipeline meets.
 *
 * @param branch name of the branch, or of the change request's
 * @param changeTarget branch that a change request is to be merged into; empty on a branch build
 * @param causes what started the build, as Jenkins names it
 * @param changedFiles paths in the change log
 * @param fails the {@code sh} lines that fail
 * @param aborted stages whose input is aborted
 */
record Scenario(
        String branch,
        String changeTarget,
        Set<String> causes,
        List<String> changedFiles,
        Predicate<String> fails,
        Set<String> aborted) {

    static Scenario pushTo(String branch, String... changedFiles) {
        return new Scenario(branch, "", Set.of("BranchEventCause"), List.of(changedFiles), sh -> false, Set.of());
    }

    static Scenario changeRequestTo(String target, String... changedFiles) {
        return new Scenario("PR-7", target, Set.of("BranchEventCause"), List.of(changedFiles), sh -> false, Set.of());
    }

    Scenario startedBy(String cause) {
        return new Scenario(branch, changeTarget, Set.of(cause), changedFiles, fails, aborted);
    }

    Scenario failing(String line) {
        return new Scenario(branch, changeTarget, causes, changedFiles, line::equals, aborted);
    }

    Scenario aborting(String stage) {
        return new Scenario(branch, changeTarget, causes, changedFiles, fails, Set.of(stage));
    }

    /** Runs the {@code sh} lines for real; a status other than 0 fails the build. */
    Scenario running(Predicate<String> failsForReal) {
        return new Scenario(branch, changeTarget, causes, changedFiles, failsForReal, aborted);
    }

    Map<String, String> environment() {
        return changeTarget.isEmpty()
                ? Map.of("BRANCH_NAME", branch)
                : Map.of("BRANCH_NAME", branch, "CHANGE_TARGET", changeTarget);
    }
}
