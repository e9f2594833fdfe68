{{- define "vendored.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
{{- range $name, $value := .Values.labels }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end }}
