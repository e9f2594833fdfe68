#!/usr/bin/env bash
# Charts: bench/helm.sh [launches] [charts.tar.gz]. Warm renders of real charts, then whole native processes: `akua helm template` of a
# chart with one template beside an empty program, and of kube-prometheus-stack. The archive is the conformance corpus's.
set -euo pipefail
cd "$(dirname "$0")/.."
launches=${1:-40}
charts=${2:-../shared/conformance/helm/charts.tar.gz}
dotnet build bench -c Release -v quiet --nologo >/dev/null
echo "warm, processor time, least of 200 rounds:"
dotnet artifacts/bin/Kcl.Net.Bench/release/Kcl.Net.Bench.dll charts all 200

for program in Empty Launch; do
    bench/publish.sh "bench/$program" "artifacts/bench/$program" >/dev/null
done

bench/publish.sh >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/hello/templates"
printf 'apiVersion: v2\nname: hello\nversion: 0.1.0\n' >"$work/hello/Chart.yaml"
printf 'greeting: hello\n' >"$work/hello/values.yaml"
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  greeting: {{ .Values.greeting | quote }}\n' >"$work/hello/templates/configmap.yaml"

# A fast wrong answer is no figure.
artifacts/native/akua helm template web "$work/hello" | grep -q '  greeting: "hello"'
echo "akua helm template of a chart with one template, beside an empty program:"
artifacts/bench/Launch/launch "$launches" -- artifacts/native/akua helm template web "$work/hello" -- artifacts/bench/Empty/empty

case=pc__kube-prometheus-stack__default
tar -xzf "$charts" -C "$work" --wildcards "*$case/*"
stack=$(find "$work" -type d -name "$case")
arguments=("$(cat "$stack/release")" "$stack/chart" --namespace "$(cat "$stack/namespace")" -f "$stack/values.yaml" --entropy fixed)
wanted=$stack/expected-fixed.yaml
[ -f "$wanted" ] || wanted=$stack/expected.yaml
artifacts/native/akua helm template "${arguments[@]}" | cmp - "$wanted"
echo "akua helm template of kube-prometheus-stack:"
artifacts/bench/Launch/launch "$launches" -- artifacts/native/akua helm template "${arguments[@]}" -- artifacts/bench/Empty/empty
