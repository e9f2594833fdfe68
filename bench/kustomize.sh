#!/usr/bin/env bash
# `akua kustomize build` beside the real program: bench/kustomize.sh KUSTOMIZE REPOSITORIES [launches].
# REPOSITORIES is the unpacked folder of recorded repositories (realworld/*.json). Outputs are compared before anything is measured.
# Prints median milliseconds and peak memory of each, launches alternating between the two.
set -euo pipefail
cd "$(dirname "$0")/.."
real=$1
repositories=$2
launches=${3:-5}
bench/publish.sh >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$real" "$repositories" "$launches" "$work" <<'PYTHON'
import json, os, statistics, subprocess, sys, time

real, repositories, launches, work = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
ours = os.path.abspath("artifacts/native/akua")

def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)

def repository(name):
    with open(f"{repositories}/{name}.json") as f:
        files = json.load(f)["files"]
    for path, text in files.items():
        put(f"{work}/{name}{path}", text)
    return f"{work}/{name}"

deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n      - name: web\n        image: nginx\n"
put(f"{work}/base/deployment.yaml", deployment)
put(f"{work}/base/kustomization.yaml", "resources:\n- deployment.yaml\n")
put(f"{work}/tiny/kustomization.yaml", "resources:\n- ../base\nnamePrefix: p-\n")
put(f"{work}/patch/kustomization.yaml", "resources:\n- ../base\npatches:\n- path: patch.yaml\n")
put(f"{work}/patch/patch.yaml", deployment.replace("image: nginx", "env:\n        - name: A\n          value: b"))
cases = [
    ("tiny overlay", f"{work}/tiny", launches * 4),
    ("one patch", f"{work}/patch", launches * 4),
    ("kueue", repository("kubernetes-sigs+kueue") + "/config/dev", launches),
    ("argo-cd", repository("argoproj+argo-cd") + "/manifests/ha/cluster-install-with-hydrator", launches),
    ("argo-workflows", repository("argoproj+argo-workflows") + "/manifests/quick-start/sso", launches),
]

def run(command):
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    usage = os.wait4(process.pid, 0)[2]
    return (time.perf_counter() - started) * 1000, usage.ru_maxrss / 1024

print("| build | output | akua ms | kustomize ms | ratio | akua MB | kustomize MB | ratio |")
print("|---|---:|---:|---:|---:|---:|---:|---:|")
for name, folder, count in cases:
    a, b = [ours, "kustomize", "build", folder], [real, "build", folder]
    output = subprocess.run(a, capture_output=True, check=True).stdout
    assert output == subprocess.run(b, capture_output=True, check=True).stdout, f"{name}: the outputs differ"
    pairs = [(run(a), run(b)) for _ in range(count)]
    (at, am), (bt, bm) = ([statistics.median(p[side][i] for p in pairs) for i in (0, 1)] for side in (0, 1))
    print(f"| {name} | {len(output) / 1e6:.1f} MB | {at:.1f} | {bt:.1f} | {at / bt:.2f} | {am:.0f} | {bm:.0f} | {am / bm:.2f} |", flush=True)
PYTHON
