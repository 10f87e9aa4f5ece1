#!/bin/sh
# Builds the release of every environment into build/release/<environment>.
set -eu
cd "$(dirname "$0")/.."
rm -rf build/release
for directory in environments/*/; do
  environment=$(basename "$directory")
  "${MGWC:-./mgwc}" build --env "$environment" --out "build/release/$environment"
done
