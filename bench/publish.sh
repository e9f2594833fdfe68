#!/usr/bin/env bash
# Publishes a project as a native program: bench/publish.sh [project folder] [output folder].
# The newest framework whose native packages restore is used; registries do not always carry the newest ones.
set -euo pipefail
cd "$(dirname "$0")/.."
project=${1:-src/Cli}
output=${2:-artifacts/native}
case "$(uname -m)" in
    x86_64) runtime=linux-x64 ;;
    aarch64 | arm64) runtime=linux-arm64 ;;
    *) echo "no native build for $(uname -m)" >&2; exit 1 ;;
esac

# Its own artifacts folder: a restore for one runtime must not replace the one the ordinary build made.
options=(-r "$runtime" --artifacts-path artifacts/native-build -v quiet)
command -v clang >/dev/null || options+=(-p:CppCompilerAndLinker=gcc)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for framework in net10.0 net9.0; do
    if dotnet restore "$project" "${options[@]}" -p:NativeFramework="$framework" >"$log" 2>&1; then
        dotnet publish "$project" -c Release -f "$framework" --nologo "${options[@]}" --no-restore -p:NativeFramework="$framework" -o "$output"
        echo "$framework $runtime: $output" >&2
        exit 0
    fi
done

cat "$log" >&2
echo "no framework's native packages restore" >&2
exit 1
