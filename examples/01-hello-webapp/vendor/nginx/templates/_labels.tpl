{{- define "nginx.labels" -}}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: akua
app.kubernetes.io/name: {{ .Chart.Name }}
{{- end -}}

{{- define "nginx.selector" -}}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/name: {{ .Chart.Name }}
{{- end -}}
