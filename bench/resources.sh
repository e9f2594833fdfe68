#!/usr/bin/env bash
# A package of many resources written in place, each an instance of a schema with checks: bench/resources.sh [launches] [resources].
# Prints the native `akua render` beside an empty native program; 4 times the empty one plus 30 ms is the limit for 500 resources.
set -euo pipefail
cd "$(dirname "$0")/.."
launches=${1:-40}
resources=${2:-500}
for program in Empty Launch; do
    [ -d "artifacts/bench/$program" ] || bench/publish.sh "bench/$program" "artifacts/bench/$program" >/dev/null
done

[ -x artifacts/native/akua ] || bench/publish.sh >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/package.k" <<'K'
schema Metadata:
    name: str
    namespace: str = "default"
    labels?: {str:str}

    check:
        len(name) <= 63, "a name has at most 63 characters"

schema Port:
    port: int
    targetPort?: int | str
    protocol: "TCP" | "UDP" = "TCP"

    check:
        0 < port < 65536, "a port is a number from 1 to 65535"

schema ServiceSpec:
    selector: {str:str}
    ports: [Port]
    type: "ClusterIP" | "NodePort" | "LoadBalancer" = "ClusterIP"

    check:
        len(ports) > 0, "a service has at least one port"

schema Service:
    apiVersion: str = "v1"
    kind: str = "Service"
    metadata: Metadata
    spec: ServiceSpec

    check:
        all key, value in spec.selector { len(value) > 0 }, "a selector has values"

K
{
    echo "resources = ["
    for i in $(seq 1 "$resources"); do
        printf '    Service {\n        metadata = {name = "service-%s", labels = {"app.kubernetes.io/name" = "service-%s", tier = "back"}}\n        spec = {selector = {app = "service-%s"}, ports = [{port = %s, targetPort = "http"}]}\n    }\n' "$i" "$i" "$i" "$((1000 + i))"
    done
    echo "]"
} >>"$work/package.k"

# A fast wrong answer is no figure.
[ "$(artifacts/native/akua render --stdout --package "$work/package.k" | grep -c '^kind: Service$')" = "$resources" ]
artifacts/bench/Launch/launch "$launches" \
    -- artifacts/native/akua render --stdout --package "$work/package.k" \
    -- artifacts/bench/Empty/empty
