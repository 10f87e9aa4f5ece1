#!/bin/sh
# Checks the workspace for every environment. Findings go to the log and, for the programs that show them, to build/mgwc/:
# issues.json (Jenkins warnings-ng), junit.xml, mgwc.sarif, comment.md (a change request) and findings.json (scripts).
set -eu
cd "$(dirname "$0")/.."
exec "${MGWC:-./mgwc}" validate --all-envs --format text \
  --format warnings-ng=build/mgwc/issues.json \
  --format junit=build/mgwc/junit.xml \
  --format sarif=build/mgwc/mgwc.sarif \
  --format markdown=build/mgwc/comment.md \
  --format json=build/mgwc/findings.json
