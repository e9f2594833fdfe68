#!/usr/bin/env bash
# Programs side by side with a reference engine, both warm, in one run: bench/compare.sh REFERENCE PROGRAMS [part of a name]
# REFERENCE is a program that answers `REFERENCE batch` (see Compare/ReferenceEngine.cs), PROGRAMS a folder of KCL files.
set -euo pipefail
cd "$(dirname "$0")/.."
reference=${1:?the reference engine is the first argument}
programs=${2:?the folder of programs is the second argument}
dotnet run --project bench -c Release -v quiet -- compare "$reference" "$programs" "${@:3}"
