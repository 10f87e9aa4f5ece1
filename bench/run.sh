#!/bin/sh
# Measures and prints a Markdown page; see README.md.
#
#   bench/run.sh [ROUNDS [SECONDS]]   the gateway beside HAProxy, its start, and `mgwc validate` of the sample
#   bench/run.sh against CHECKOUT [ROUNDS [SECONDS]]   this gateway beside that of another checkout, which must be built
#   bench/run.sh growth [APIS...]     `mgwc validate` of generated workspaces, 10 to 10,000 APIs
set -eu
caller=$PWD
repository=$(cd "$(dirname "$0")/.." && pwd)

case ${1:-} in
    growth) program=Growth needed=time && shift ;;
    against) program=Against needed='wrk nginx' && shift ;;
    *) program=SideBySide needed='wrk haproxy nginx' ;;
esac
if [ "$program" = Against ]; then
    [ $# -gt 0 ] || { echo "bench: name the other checkout: bench/run.sh against CHECKOUT" >&2 && exit 64; }
    other=$(cd "$caller" && cd "$1" && pwd) && shift
    set -- "$other" "$@"
fi

for tool in $needed; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "bench: skipped, \`$tool\` is not installed (Debian: apt-get install wrk haproxy nginx-light time)" >&2
        exit 0
    fi
done

cd "$repository"
./mvnw -q -B -ntp -pl bench -am -Dmaven.test.skip=true -Dspotless.check.skip=true package
./mgwc version >&2
./mgwc run --help >/dev/null

feature() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

for java in "${MGWC_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    version=$(feature "$java") || continue
    if [ "${version:-0}" -ge 25 ]; then
        exec "$java/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp bench/target/classes "mgwc.bench.$program" "$repository" "$@"
    fi
done
echo "bench: no Java 25 or newer found, name one in MGWC_JAVA_HOME" >&2
exit 75
