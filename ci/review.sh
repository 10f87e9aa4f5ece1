#!/bin/sh
# Tells what a change request does to each environment: in the log and build/mgwc/review.txt, as build/mgwc/review.md for a
# comment (ci/comment.sh), and as build/mgwc/review.json.
# CHANGE_TARGET: the branch it is to be merged into (set by Jenkins; default main).
# Exit code 1 when something in the change cannot be read, 75 when the target cannot be compared with.
set -eu
cd "$(dirname "$0")/.."
mgwc=${MGWC:-./mgwc}
target=${CHANGE_TARGET:-main}
rm -f build/mgwc/review.txt build/mgwc/review.md build/mgwc/review.json
git fetch --quiet origin "+refs/heads/$target:refs/remotes/origin/$target" || exit 75
status=0
"$mgwc" diff "origin/$target...HEAD" ${LINK_BASE:+--link-base "$LINK_BASE"} \
  --format text=build/mgwc/review.txt --format markdown=build/mgwc/review.md --format json=build/mgwc/review.json \
  || status=$?
[ "$status" -gt 1 ] || cat build/mgwc/review.txt
# A change that is right by itself does not answer for what is broken in its target; it may be what repairs it.
if [ "$status" -eq 1 ] && "$mgwc" --quiet validate > /dev/null; then
  status=0
fi
exit "$status"
