{{ define "web.port" }}{{ .Values.service.ports.http }}{{ end }}
