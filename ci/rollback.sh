#!/bin/sh
# usage: ci/rollback.sh ENVIRONMENT
# Points ENVIRONMENT back at the release it ran before the one in build/release. Does nothing when that one was never
# promoted, or something else has been promoted since. History only grows: a rollback is one more commit.
set -eu
cd "$(dirname "$0")/.."
. ci/pointer.sh
environment=${1:?usage: ci/rollback.sh ENVIRONMENT}

fetch_branch
digest=$(digest_of "$environment")
if [ "$(pointer "$environment" | field digest)" != "$digest" ] \
  || [ "$(pointer "$environment" | field commit)" != "$(commit_of "$environment")" ]; then
  echo "$environment does not run $digest: nothing to roll back"
  exit 0
fi
before=$(git log -1 --skip=1 --format=%H "$branch_tip" -- "releases/$environment.yaml")
previous=$(pointer "$environment" "$before" | field digest)
if [ -z "$before" ] || [ -z "$previous" ]; then
  commit_pointer "$environment" "" "Take $digest back from $environment, which ran nothing before"
else
  move_pointer "$environment" "$previous" "$(pointer "$environment" "$before" | field commit)" \
    "Roll $environment back to $previous"
fi
