#!/bin/sh
# usage: ci/smoke.sh ENVIRONMENT
# Waits until every gateway of ENVIRONMENT is ready with the release in build/release, and fails when one is not.
# MGWC_<ENVIRONMENT>_ADMIN: admin addresses of its gateways, separated by blanks (http://gw-1:9090 http://gw-2:9090).
# SMOKE_SECONDS: how long to wait for them all (default 120).
set -eu
cd "$(dirname "$0")/.."
. ci/pointer.sh
environment=${1:?usage: ci/smoke.sh ENVIRONMENT}
variable=MGWC_$(printf %s "$environment" | tr 'a-z-' 'A-Z_')_ADMIN
gateways=$(printenv "$variable" || true)
[ -n "$gateways" ] || refuse "$variable names no gateway"
digest=$(digest_of "$environment")
deadline=$(($(date +%s) + ${SMOKE_SECONDS:-120}))

for gateway in $gateways; do
  until curl -fsS --max-time 5 "$gateway/ready" > /dev/null 2>&1 \
    && curl -fsS --max-time 5 "$gateway/release" 2> /dev/null | grep -qF "$digest"; do
    [ "$(date +%s)" -lt "$deadline" ] || refuse "$gateway is not ready with $digest"
    sleep 1
  done
  echo "$gateway is ready with $digest"
done
