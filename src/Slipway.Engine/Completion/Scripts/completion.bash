# Completion of ./build.sh for bash. Load it in ~/.bashrc:  source <(./build.sh :completion bash)
# It asks the build that was compiled last, in any repository; it never compiles, and knows nothing before the first run.

_slipway_build() {
  local script=${COMP_WORDS[0]/#\~/$HOME} folder dotnet key
  folder=${script%/*}
  [ "$folder" != "$script" ] || folder=.
  folder=$folder/.nuke/temp/build
  { read -r dotnet && read -r key; } 2>/dev/null <"$folder/stamp" || return
  [ -f "$folder/$key/Build.dll" ] || return

  # Bash takes words apart at = and :, among others; what no space divides is one word.
  local words=() count=0 rest=$COMP_LINE trimmed i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    trimmed=${rest#"${rest%%[![:space:]]*}"}
    if [ "$count" -gt 0 ] && [ "$trimmed" = "$rest" ]; then
      words[count - 1]+=${COMP_WORDS[i]}
    else
      words[count]=${COMP_WORDS[i]}
      count=$((count + 1))
    fi
    rest=${trimmed#"${COMP_WORDS[i]}"}
  done

  # Only the part behind the last = or : will be replaced.
  local typed=${COMP_WORDS[COMP_CWORD]} before value
  case $typed in '=' | ':') typed= ;; esac
  before=${words[count - 1]%"$typed"}

  COMPREPLY=()
  while IFS=$'\t' read -r value _; do
    value=${value#"$before"}
    printf -v value '%q' "$value"
    case $value in */) ;; *) value+=' ' ;; esac
    COMPREPLY+=("$value")
  done < <("$dotnet" "$folder/$key/Build.dll" :complete "${words[@]:1}" 2>/dev/null </dev/null)
}

complete -o nospace -F _slipway_build build.sh
