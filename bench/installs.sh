#!/usr/bin/env bash
# Many installations of one product on this machine: how long `verify` and `bump --plan` take over all of them, and how much memory.
# usage: bench/installs.sh AKUA [COUNT]
set -euo pipefail
akua=$(realpath "$1")
count=${2:-1000}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1
git config --global user.name bench
git config --global user.email bench@example.com
git config --global init.defaultBranch main
mkdir "$work/installs"

measure() {
  local name=$1
  shift
  local start end
  start=$(date +%s%N)
  "$@" > "$work/$name.out"
  end=$(date +%s%N)
  local milliseconds=$(((end - start) / 1000000))
  echo "$name: $count installations in $milliseconds ms, $((milliseconds * 1000 / count)) us each"
}

make_all() {
  local i
  for ((i = 0; i < count; i++)); do
    "$akua" install new "$root/examples/product-webapp" --version 1.0.0 --repo "$work/installs/c$i" --set "host=c$i.example.com"
  done
}

measure new make_all
measure verify "$akua" install verify --all "$work/installs" --json
measure bump-plan "$akua" install bump --all "$work/installs" --to 2.0.0 --plan --json
measure edit "$akua" install edit --all "$work/installs" --set replicas=3 --json
