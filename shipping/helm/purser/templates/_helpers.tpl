{{- define "purser.labels" -}}
app.kubernetes.io/name: purser
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "purser.selector" -}}
app.kubernetes.io/name: purser
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: service
{{- end }}

{{- define "purser.image" -}}
image: {{ printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- end }}

{{- define "purser.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "purser.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What the chart knows of itself; settings have the last word. */}}
{{- define "purser.settings" -}}
{{- $most := int (ternary .Values.autoscaling.maxReplicas .Values.replicas .Values.autoscaling.enabled) -}}
{{/* One more runs while a release is rolled out. */}}
{{- $known := dict "PURSER_DRAIN_SECONDS" 10 "PURSER_INSTANCES" (add1 $most) "PURSER_MANAGEMENT_ADDRESS" "0.0.0.0" -}}
{{- $all := deepCopy .Values.settings -}}
{{- range $name, $value := $known -}}
{{- if not (hasKey $all $name) -}}
{{- $_ := set $all $name $value -}}
{{- end -}}
{{- end -}}
{{- toYaml $all -}}
{{- end }}

{{/* YAML makes truths of on and off, and Helm writes a million as 1e+06. */}}
{{- define "purser.variables" -}}
{{- range $name, $value := . }}
- name: {{ $name }}
  {{- if kindIs "bool" $value }}
  value: {{ ternary "on" "off" $value | quote }}
  {{- else if kindIs "float64" $value }}
  value: {{ int64 $value | quote }}
  {{- else }}
  value: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- end }}
