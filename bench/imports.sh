#!/usr/bin/env bash
# A program that imports k8s.api.apps.v1 and makes one Deployment: bench/imports.sh REFERENCE FOLDER [launches].
# REFERENCE is a program that answers `REFERENCE batch`, FOLDER the package `k8s` (the folder that holds api/apps/v1). Prints
# whole native processes, beside one that imports nothing, and then the reference engine warm.
set -euo pipefail
cd "$(dirname "$0")/.."
reference=${1:?the reference engine is the first argument}
package=$(realpath "${2:?the folder of the package k8s is the second argument}")
launches=${3:-20}
bench/publish.sh bench/Launch artifacts/bench/Launch >/dev/null
bench/publish.sh >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'a = 1' >"$work/nothing.k"

# A fast wrong answer is no figure: the comparison requires equal outputs.
echo "the program itself, then one that imports nothing:"
artifacts/bench/Launch/launch "$launches" \
    -- artifacts/native/akua kcl run "$PWD/bench/Imports/deployment.k" -E "k8s=$package" \
    -- artifacts/native/akua kcl run "$work/nothing.k"
bench/compare.sh "$reference" bench/Imports deployment "k8s=$package"
