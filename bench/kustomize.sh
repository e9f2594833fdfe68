#!/usr/bin/env bash
# `akua kustomize build` beside the real program: bench/kustomize.sh KUSTOMIZE REPOSITORIES [launches].
# REPOSITORIES is the unpacked folder of recorded repositories (realworld/*.json). Outputs are compared before anything is measured.
# Prints medians of time, processor time and peak memory of each, launches alternating between the two.
set -euo pipefail
cd "$(dirname "$0")/.."
real=$1
repositories=$2
launches=${3:-5}
bench/publish.sh >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The launcher's memory counts for what it starts, up to the exec: reading the repositories is a process of its own.
python3 - "$repositories" "$work" <<'PYTHON'
import json, os, sys

repositories, work = sys.argv[1], sys.argv[2]

def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)

for name in "kubernetes-sigs+kueue", "argoproj+argo-cd", "argoproj+argo-workflows":
    with open(f"{repositories}/{name}.json") as f:
        for path, text in json.load(f)["files"].items():
            put(f"{work}/{name}{path}", text)

deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n      - name: web\n        image: nginx\n"
put(f"{work}/base/deployment.yaml", deployment)
put(f"{work}/base/kustomization.yaml", "resources:\n- deployment.yaml\n")
put(f"{work}/tiny/kustomization.yaml", "resources:\n- ../base\nnamePrefix: p-\n")
put(f"{work}/patch/kustomization.yaml", "resources:\n- ../base\npatches:\n- path: patch.yaml\n")
put(f"{work}/patch/patch.yaml", deployment.replace("image: nginx", "env:\n        - name: A\n          value: b"))
PYTHON
python3 - "$real" "$launches" "$work" <<'PYTHON'
import os, statistics, subprocess, sys, time

real, launches, work = sys.argv[1], int(sys.argv[2]), sys.argv[3]
ours = os.path.abspath("artifacts/native/akua")
cases = [
    ("tiny overlay", "tiny", launches * 4),
    ("one patch", "patch", launches * 4),
    ("kueue", "kubernetes-sigs+kueue/config/dev", launches),
    ("argo-cd", "argoproj+argo-cd/manifests/ha/cluster-install-with-hydrator", launches),
    ("argo-workflows", "argoproj+argo-workflows/manifests/quick-start/sso", launches),
]

def run(command):
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    usage = os.wait4(process.pid, 0)[2]
    return (time.perf_counter() - started) * 1000, usage.ru_maxrss / 1024, (usage.ru_utime + usage.ru_stime) * 1000

def same(a, b):
    with open(f"{work}/a", "w+b") as x, open(f"{work}/b", "w+b") as y:
        subprocess.run(a, stdout=x, stderr=subprocess.DEVNULL, check=True)
        subprocess.run(b, stdout=y, stderr=subprocess.DEVNULL, check=True)
    return subprocess.run(["cmp", "-s", f"{work}/a", f"{work}/b"]).returncode == 0

print("| build | output | akua ms | kustomize ms | ratio | akua cpu ms | kustomize cpu ms | ratio | akua MB | kustomize MB | ratio |")
print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
for name, folder, count in cases:
    a, b = [ours, "kustomize", "build", f"{work}/{folder}"], [real, "build", f"{work}/{folder}"]
    assert same(a, b), f"{name}: the outputs differ"
    size = os.path.getsize(f"{work}/a")
    pairs = [(run(a), run(b)) for _ in range(count)]
    (at, am, ac), (bt, bm, bc) = ([statistics.median(p[side][i] for p in pairs) for i in (0, 1, 2)] for side in (0, 1))
    shown = f"{size / 1e6:.1f} MB" if size > 9999 else f"{size} B"
    print(f"| {name} | {shown} | {at:.1f} | {bt:.1f} | {at / bt:.2f} | {ac:.1f} | {bc:.1f} | {ac / bc:.2f} | {am:.0f} | {bm:.0f} | {am / bm:.2f} |", flush=True)
PYTHON
