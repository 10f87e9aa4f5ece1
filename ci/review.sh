#!/bin/sh
# Writes what a change request does to each environment to the log and to build/mgwc/review.txt, and all of it as
# build/mgwc/review.md, for a comment (ci/comment.sh), and build/mgwc/review.json.
# CHANGE_TARGET: the branch it is to be merged into (set by Jenkins; default main).
set -eu
cd "$(dirname "$0")/.."
target=${CHANGE_TARGET:-main}
git fetch --quiet origin "+refs/heads/$target:refs/remotes/origin/$target"
mkdir -p build/mgwc
: > build/mgwc/review.txt
for directory in environments/*/; do
  environment=$(basename "$directory")
  printf '== %s\n' "$environment" >> build/mgwc/review.txt
  "${MGWC:-./mgwc}" diff "origin/$target...HEAD" --env "$environment" >> build/mgwc/review.txt
done
"${MGWC:-./mgwc}" diff "origin/$target...HEAD" ${LINK_BASE:+--link-base "$LINK_BASE"} \
  --format markdown=build/mgwc/review.md --format json=build/mgwc/review.json
cat build/mgwc/review.txt
