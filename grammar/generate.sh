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
    # The grammar predicts nothing and errors are diagnosed elsewhere, so the prediction network is not read at start-up;
    # and children are found by a plain type test, because the runtime's generic search is slow the first time for each rule.
    # Nodes of the parse tree are used again once their statement is read (src/Syntax/Parsing/GuardedParser.cs).
    sed -E -e 's/^public partial class/internal partial class/' \
        -e 's/^public interface/internal interface/' \
        -e 's#^(// Generated from ).*(KclParser\.g4.*)$#\1\2#' \
        -e '/CLSCompliant/d' \
        -e '/^\tstatic KclParser\(\) \{$/,/^\t\}$/d' \
        -e '/Interpreter = new ParserATNSimulator/d' \
        -e '/protected static (DFA\[\] decisionToDFA|PredictionContextCache sharedContextCache)/d' \
        -e 's/public static readonly ATN _ATN =/public static ATN ReadNetwork() =>/' \
        -e 's/return GetRuleContext<(\w+)>\(0\);/for (int k = 0; k < ChildCount; k++) { if (children[k] is \1 found) return found; } return null;/' \
        -e 's/return GetRuleContext<(\w+)>\(i\);/for (int k = 0, n = 0; k < ChildCount; k++) { if (children[k] is \1 found \&\& n++ == i) return found; } return null;/' \
        -e 's/return GetRuleContexts<(\w+)>\(\);/var all = new System.Collections.Generic.List<\1>(); for (int k = 0; k < ChildCount; k++) { if (children[k] is \1 found) all.Add(found); } return all.ToArray();/' \
        -e 's/= new (\w)(\w*)Context\(Context, State\);/= Parsing.GuardedParser.Reused<\1\2Context>(this, RULE_\l\1\2) ?? new \1\2Context(Context, State);/' \
        -e 's/[[:space:]]+$//' "$file" > "$work/out/$(basename "$file")"
done

if [ "${1:-}" = --check ]; then
    diff -r "$work/out" "$output"
    echo "the generated parser is up to date"
else
    mkdir -p "$output"
    cp "$work"/out/*.cs "$output/"
fi
