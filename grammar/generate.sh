#!/usr/bin/env bash
# Regenerates src/Syntax/Generated from KclParser.g4. With --check it only compares, and fails when the output differs.
set -euo pipefail
cd "$(dirname "$0")"
output=../src/Syntax/Generated
[ -d node_modules/antlr-ng ] || npm ci --silent --no-audit --no-fund
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The generator reports grammar errors and still exits with 0.
log=$(node_modules/.bin/antlr-ng -Dlanguage=CSharp -l false -v false -p Kcl.Net.Syntax.Generated -o "$work" KclParser.g4 2>&1) || { echo "$log" >&2; exit 1; }
if grep -qE '(error|warning)\(' <<<"$log"; then
    echo "$log" >&2
    exit 1
fi

mkdir -p "$work/out"
for file in "$work"/*.cs; do
    # C# has no access level option; the generator's header names the path it was called with.
    sed -E -e 's/^public partial class/internal partial class/' \
        -e 's/^public interface/internal interface/' \
        -e 's#^(// Generated from ).*(KclParser\.g4.*)$#\1\2#' \
        -e '/CLSCompliant/d' \
        -e 's/[[:space:]]+$//' "$file" > "$work/out/$(basename "$file")"
done

if [ "${1:-}" = --check ]; then
    diff -r "$work/out" "$output"
    echo "the generated parser is up to date"
else
    mkdir -p "$output"
    cp "$work"/out/*.cs "$output/"
fi
