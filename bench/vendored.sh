#!/usr/bin/env bash
# What resolving and verifying vendored dependencies adds to a render: bench/vendored.sh [charts] [launches].
# A package renders every chart among its dependencies. Vendored and pinned, each is found, hashed and compared with akua.lock; the same
# package over the same folders without a lock hashes nothing; a package that names the folders by their paths resolves nothing and
# imports nothing. All three must give the same manifests. Launches alternate.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-200}
launches=${2:-15}
[ -n "${NO_PUBLISH:-}" ] || bench/publish.sh >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$count" "$launches" "$work" <<'PYTHON'
import os, shutil, statistics, subprocess, sys, time

count, launches, work = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
akua = os.path.abspath("artifacts/native/akua")
os.environ.update(HOME=work, XDG_CACHE_HOME=work + "/cache")
for name in "AGENT", "CLAUDECODE", "GEMINI_CLI", "CURSOR_CLI", "AKUA_AGENT":
    os.environ.pop(name, None)

def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)

helpers = "".join('{{- define "%s" -}}\n{{- printf "%%s-%%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}\n{{- end }}\n' % n for n in ("name", "full", "account"))
labels = '{{- define "labels" -}}\nhelm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}\napp.kubernetes.io/name: {{ include "name" . }}\napp.kubernetes.io/managed-by: {{ .Release.Service }}\n{{- end }}\n'
deployment = """apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "full" . }}
  labels:
    {{- include "labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicaCount }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ include "name" . }}
  template:
    metadata:
      labels:
        {{- include "labels" . | nindent 8 }}
    spec:
      containers:
      - name: {{ .Chart.Name }}
        image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
        ports:
        {{- range .Values.ports }}
        - name: {{ .name }}
          containerPort: {{ .port }}
        {{- end }}
        resources:
          {{- toYaml .Values.resources | nindent 10 }}
"""
service = """apiVersion: v1
kind: Service
metadata:
  name: {{ include "full" . }}
  labels:
    {{- include "labels" . | nindent 4 }}
spec:
  type: {{ .Values.service.type }}
  ports:
  {{- range .Values.ports }}
  - port: {{ .port }}
    targetPort: {{ .name }}
  {{- end }}
"""
account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: {{ include "account" . }}\n  labels:\n    {{- include "labels" . | nindent 4 }}\n'
values = "replicaCount: 2\nimage:\n  repository: registry.example/app\n  tag: ''\nports:\n- {name: http, port: 8080}\n- {name: metrics, port: 9090}\nservice: {type: ClusterIP}\nresources:\n  limits: {cpu: 100m, memory: 128Mi}\n  requests: {cpu: 50m, memory: 64Mi}\n"

def chart(folder, i):
    put(folder + "/Chart.yaml", f"apiVersion: v2\nname: c{i:03}\nversion: 1.0.{i}\nappVersion: '1'\ndescription: one of many\n")
    put(folder + "/values.yaml", values)
    put(folder + "/templates/_helpers.tpl", helpers + labels)
    put(folder + "/templates/deployment.yaml", deployment)
    put(folder + "/templates/service.yaml", service)
    put(folder + "/templates/account.yaml", account)
    put(folder + "/README.md", f"# c{i:03}\n\n" + "What this chart is for and how it is set up.\n" * 40)

manifest = '[package]\nname = "many"\nversion = "1.0.0"\nedition = "akua.dev/v1alpha1"\n\n[dependencies]\n'
for i in range(count):
    chart(f"{work}/pinned/src/c{i:03}", i)
    manifest += f'c{i:03} = {{ path = "./src/c{i:03}" }}\n'
put(f"{work}/pinned/akua.toml", manifest)
subprocess.run([akua, "vendor", "add", "--all", "--workspace", f"{work}/pinned"], check=True, stdout=subprocess.DEVNULL)
shutil.copytree(f"{work}/pinned/src", f"{work}/unpinned/src")
put(f"{work}/unpinned/akua.toml", manifest)
shutil.rmtree(f"{work}/pinned/src")
shutil.copytree(f"{work}/pinned/.akua/vendor", f"{work}/plain/charts")
head = "import akua.helm\n"
calls = lambda chart: "".join(f'_{i} = helm.template(helm.Template {{chart = {chart(i)}, release = "r{i}"}})\n' for i in range(count))
tail = "resources = " + " + ".join(f"_{i}" for i in range(count)) + "\n"
put(f"{work}/plain/package.k", head + calls(lambda i: f'"./charts/c{i:03}"') + tail)
for name in "pinned", "unpinned":
    put(f"{work}/{name}/package.k", head + "".join(f"import charts.c{i:03}\n" for i in range(count)) + calls(lambda i: f"c{i:03}.path") + tail)

def run(name, output=subprocess.DEVNULL):
    started = time.perf_counter()
    process = subprocess.Popen([akua, "render", "--offline", "--stdout", "--package", f"{work}/{name}/package.k"], stdout=output)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, name
    return (time.perf_counter() - started) * 1000, (usage.ru_utime + usage.ru_stime) * 1000

names = ["pinned", "unpinned", "plain"]
for name in names:
    with open(f"{work}/{name}.out", "wb") as f:
        run(name, f)
    assert subprocess.run(["cmp", f"{work}/pinned.out", f"{work}/{name}.out"]).returncode == 0
rows = [[run(name) for name in names] for _ in range(launches)]
print(f"| {count} charts, {launches} launches | vendored, verified | not pinned | added | by path, no dependencies | added |")
print("|---|---:|---:|---:|---:|---:|")
for i, what in enumerate(("wall ms", "processor ms")):
    for kind, pick in (("median", statistics.median), ("least", min)):
        a, b, c = (pick(r[n][i] for r in rows) for n in range(3))
        print(f"| {what}, {kind} | {a:.1f} | {b:.1f} | {(a / b - 1) * 100:+.1f} % | {c:.1f} | {(a / c - 1) * 100:+.1f} % |")
PYTHON
