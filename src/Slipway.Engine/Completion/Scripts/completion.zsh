#compdef build.sh
# Completion of ./build.sh for zsh. Load it in ~/.zshrc, behind compinit:  source <(./build.sh :completion zsh)
# It asks the build that was compiled last, in any repository; it never compiles, and knows nothing before the first run.

_slipway_build() {
  local script=${~words[1]} dotnet key line
  local folder=${script:a:h}/.nuke/temp/build
  [[ -r $folder/stamp ]] || return 1
  { read -r dotnet && read -r key } <$folder/stamp || return 1
  [[ -f $folder/$key/Build.dll ]] || return 1

  local -a lines values shown folders
  lines=("${(@f)$("$dotnet" "$folder/$key/Build.dll" :complete "${(@Q)words[2,CURRENT]}" 2>/dev/null </dev/null)}")
  for line in $lines; do
    if [[ $line == */ ]]; then
      folders+=("$line")
    else
      values+=("${line%%$'\t'*}")
      shown+=("${line/$'\t'/  -- }")
    fi
  done

  (( $#values )) && compadd -l -M 'm:{[:lower:]}={[:upper:]}' -d shown -a values
  (( $#folders )) && compadd -S '' -M 'm:{[:lower:]}={[:upper:]}' -a folders
  (( $#values + $#folders ))
}

compdef _slipway_build build.sh
