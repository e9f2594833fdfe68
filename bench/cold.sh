#!/usr/bin/env bash
# Cold figures of the native programs: bench/cold.sh [launches] [folder of KCL files to parse].
# Prints the start-up of `akua render` beside that of an empty program, and the parser's throughput in a fresh process.
set -euo pipefail
cd "$(dirname "$0")/.."
launches=${1:-40}
sources=${2:-}
for program in Empty Launch Cold; do
    bench/publish.sh "bench/$program" "artifacts/bench/$program" >/dev/null
done

bench/publish.sh >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A fast wrong answer is no figure.
example=examples/12-vendor-offline
artifacts/native/akua render --stdout --package "$example/package.k" >"$work/output"
diff "$example/rendered/000-configmap-vendored-vendored.yaml" "$work/output"

echo "akua render --stdout of $example, beside an empty program:"
artifacts/bench/Launch/launch "$launches" \
    -- artifacts/native/akua render --stdout --package "$example/package.k" \
    -- artifacts/bench/Empty/empty

if [ -z "$sources" ]; then
    sources=$work/sources
    mkdir "$sources"
    for file in $(seq 1 50); do
        for item in $(seq 1 100); do
            printf 'schema Service%s:\n    """One service."""\n\n    name: str = "service-%s"\n    port?: int = %s\n    labels: {str:str} = {app = name, tier = "back"}\n\n    check:\n        port > 0 if port, "port must be positive"\n\n' "$item" "$item" "$item"
            printf 'service%s = Service%s {\n    name = "s${%s + 1}"\n    labels: {"app.kubernetes.io/name" = "s"}\n}\nports%s = [i * 2 for i in [1, 2, 3] if i != %s]\n\n' "$item" "$item" "$item" "$item" "$item"
        done >"$sources/file$file.k"
    done
fi

echo "parsing in a fresh process:"
artifacts/bench/Cold/cold "$sources"
