#!/bin/sh
# Writes what a change request does to each environment to the log and to build/mgwc/review.txt.
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
cat build/mgwc/review.txt
