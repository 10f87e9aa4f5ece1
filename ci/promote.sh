#!/bin/sh
# usage: ci/promote.sh ENVIRONMENT [AFTER]
# Points ENVIRONMENT at its release in build/release, by one commit to the branch BRANCH_NAME (default main).
# With AFTER, only what the environment AFTER already runs, built from the same commit, may follow.
set -eu
cd "$(dirname "$0")/.."
. ci/pointer.sh
environment=${1:?usage: ci/promote.sh ENVIRONMENT [AFTER]}
after=${2:-}

digest=$(digest_of "$environment")
commit=$(commit_of "$environment")
[ -n "$commit" ] || refuse "$(release_of "$environment") names no commit; the log of ci/release.sh tells which files differ"
verify "$environment"

fetch_branch
if [ -n "$after" ]; then
  running=$(pointer "$after" | field commit)
  [ "$running" = "$commit" ] || refuse "$after runs commit ${running:-nothing}, not $commit"
fi
if [ "$(pointer "$environment" | field digest)" != "$digest" ]; then
  move_pointer "$environment" "$digest" "$commit" "Promote $environment to $digest"
elif [ "$(pointer "$environment" | field commit)" != "$commit" ]; then
  # The environments behind this one follow the commit, so the pointer names the latest one with this digest.
  move_pointer "$environment" "$digest" "$commit" "Record that $environment runs commit $commit"
else
  echo "$environment already runs $digest"
fi
