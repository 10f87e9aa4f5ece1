#!/bin/sh
# Checks the workspace for every environment. Findings go to the log and to build/mgwc/findings.json.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build/mgwc
exec "${MGWC:-./mgwc}" validate --all-envs --format text --format json=build/mgwc/findings.json
