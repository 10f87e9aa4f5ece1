#!/bin/sh
# Fuzzes one target with Jazzer, guided by what the code does with each input:
#   compiler/src/test/fuzz/run.sh fuzz.CompilesContracts [SECONDS]
# Targets: yaml.ReadsYaml, fuzz.CompilesContracts, fuzz.AppliesOverlays, fuzz.FormatsDocuments, fuzz.ReadsCommits.
# Inputs that break something go to compiler/target/fuzz; put them beside this script, where FuzzTargetsTest keeps them.
set -eu
target=$1
seconds=${2:-60}
cd "$(dirname "$0")/../../../.."
./mvnw -q -Pfuzz -pl dsl-schema,release-format,compiler -Dmgwc.aot.skip -DskipTests test-compile \
  dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/fuzz.classpath
inputs=$(printf '%s' "${target##*.}" | sed 's/\([a-z]\)\([A-Z]\)/\1-\2/g' | tr '[:upper:]' '[:lower:]')
cd compiler
mkdir -p "target/fuzz/$inputs"

feature() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

# Maven finds a fitting JDK by itself; what stands first in PATH may be an older one.
for java in "${MGWC_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    version=$(feature "$java") || continue
    if [ "${version:-0}" -ge 25 ]; then
        exec "$java/bin/java" -XX:+UseSerialGC -XX:+EnableDynamicAgentLoading --sun-misc-unsafe-memory-access=allow \
            --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$(cat target/fuzz.classpath)" \
            com.code_intelligence.jazzer.Jazzer --target_class="mgwc.compiler.$target" \
            --instrumentation_includes='mgwc.**:org.snakeyaml.**' --custom_hook_includes='mgwc.**' \
            --reproducer_path=target/fuzz -artifact_prefix=target/fuzz/ -timeout=20 -max_total_time="$seconds" \
            "target/fuzz/$inputs" "src/test/fuzz/$inputs"
    fi
done
echo "fuzz: no Java 25 or newer found, name one in MGWC_JAVA_HOME" >&2
exit 75
