{{/* A release is alone with its name in a namespace, so everything is called as the release. */}}
{{- define "service.name" -}}
{{ .Release.Name | trunc 53 | trimSuffix "-" }}
{{- end }}

{{- define "service.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "service.labels" -}}
{{ include "service.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "service.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}
{{- end }}

{{/* A tag can move; what a digest names cannot. */}}
{{- define "service.pullPolicy" -}}
{{ contains "@" (include "service.image" .) | ternary "IfNotPresent" "Always" }}
{{- end }}

{{/* The chart makes the Secret itself, or has it made. */}}
{{- define "service.ownsSecret" -}}
{{- if or .Values.secret.external.enabled .Values.secret.values }}true{{ end }}
{{- end }}

{{- define "service.secretName" -}}
{{- if include "service.ownsSecret" . -}}
{{ include "service.name" . }}
{{- else -}}
{{ .Values.secret.existing | default (include "service.name" .) }}
{{- end }}
{{- end }}

{{/* The Secret, or who fills it. Takes root, name and annotations. */}}
{{- define "service.secret" -}}
{{- $secret := .root.Values.secret -}}
{{- if $secret.external.enabled -}}
apiVersion: external-secrets.io/v1
kind: ExternalSecret
{{- else -}}
apiVersion: v1
kind: Secret
{{- end }}
metadata:
  name: {{ .name }}
  labels:
    {{- include "service.labels" .root | nindent 4 }}
  {{- with .annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- if $secret.external.enabled }}
spec:
  refreshInterval: {{ $secret.external.refreshInterval }}
  secretStoreRef:
    kind: {{ $secret.external.store.kind }}
    name: {{ required "secret.external.store.name is needed where secret.external.enabled is true" $secret.external.store.name }}
  target:
    name: {{ .name }}
  dataFrom:
    - extract:
        key: {{ required "secret.external.key is needed where secret.external.enabled is true" $secret.external.key }}
{{- else }}
type: Opaque
stringData:
  {{- range $name, $value := $secret.values }}
  {{ $name }}: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "service.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "service.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* A pod that does one thing. Takes root, component, secretName and command. */}}
{{- define "service.jobPod" -}}
{{- with .root.Values -}}
metadata:
  labels:
    {{- include "service.labels" $.root | nindent 4 }}
    # The Service does not select it.
    app.kubernetes.io/component: {{ $.component }}
spec:
  restartPolicy: Never
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- with .image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  securityContext:
    {{- include "service.podSecurity" $.root | nindent 4 }}
  {{- with .nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ $.component }}
      image: {{ include "service.image" $.root }}
      imagePullPolicy: {{ include "service.pullPolicy" $.root }}
      command:
        {{- toYaml $.command | nindent 8 }}
      envFrom:
        - secretRef:
            name: {{ $.secretName }}
      # Not from the ConfigMap: the first installation makes that after the migration.
      env:
        {{- range $name, $value := .config }}
        - name: {{ $name }}
          value: {{ $value | quote }}
        {{- end }}
      resources:
        {{- toYaml .resources | nindent 8 }}
      securityContext:
        {{- include "service.containerSecurity" $.root | nindent 8 }}
{{- end }}
{{- end }}
