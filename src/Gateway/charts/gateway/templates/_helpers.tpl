{{/* The name that all objects begin with. */}}
{{- define "gateway.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Labels that select pods; takes root and component. */}}
{{- define "gateway.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* All labels; takes root and component. */}}
{{- define "gateway.labels" -}}
{{ include "gateway.selector" . }}
app.kubernetes.io/part-of: gateway
app.kubernetes.io/version: {{ .root.Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end -}}

{{/* repository@digest, or repository:tag, where the default tag is the appVersion; takes root and image. */}}
{{- define "gateway.image" -}}
{{- if .image.digest -}}
{{- printf "%s@%s" .image.repository .image.digest -}}
{{- else -}}
{{- printf "%s:%s" .image.repository (.image.tag | default (.root.Chart.AppVersion | replace "+" "-")) -}}
{{- end -}}
{{- end -}}

{{/* The secret with the shared token. */}}
{{- define "gateway.tokenSecret" -}}
{{- .Values.token.existingSecret | default (printf "%s-token" (include "gateway.fullname" .)) -}}
{{- end -}}

{{/* The shared token as a volume. */}}
{{- define "gateway.tokenVolume" -}}
secret:
  secretName: {{ include "gateway.tokenSecret" . }}
  defaultMode: 288 # 0440
{{- end -}}

{{/* All secrets with certificates, as JSON: {"secrets": [{name, folder}]}. */}}
{{- define "gateway.certificates" -}}
{{- $secrets := list -}}
{{- range .Values.tls.secrets -}}
{{- $secrets = append $secrets (dict "name" . "folder" .) -}}
{{- end -}}
{{- with .Values.tls.defaultSecret -}}
{{- $secrets = append $secrets (dict "name" . "folder" "default") -}}
{{- end -}}
{{- dict "secrets" $secrets | toJson -}}
{{- end -}}

{{/* What the pods of all components have; takes root, component and values. */}}
{{- define "gateway.pod" -}}
serviceAccountName: {{ include "gateway.fullname" .root }}-{{ .component }}
# Variables of services would mix with those that the programs read.
enableServiceLinks: false
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
{{- toYaml . | nindent 0 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10101
  runAsGroup: 10101
  fsGroup: 10101
  seccompProfile: {type: RuntimeDefault}
topologySpreadConstraints:
- maxSkew: 1
  topologyKey: kubernetes.io/hostname
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "gateway.selector" . | nindent 6 }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
{{- toYaml . | nindent 0 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* What the containers of all components have; takes root and values. */}}
{{- define "gateway.container" -}}
image: {{ include "gateway.image" (dict "root" .root "image" .values.image) | quote }}
imagePullPolicy: {{ .values.image.pullPolicy }}
env:
# The diagnostics socket would need a writable folder.
- {name: DOTNET_EnableDiagnostics, value: "0"}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
livenessProbe:
  httpGet: {path: /healthz, port: {{ .probePort }}}
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  httpGet: {path: /readyz, port: {{ .probePort }}}
  periodSeconds: 2
  timeoutSeconds: 2
resources:
  {{- toYaml .values.resources | nindent 2 }}
{{- end -}}
