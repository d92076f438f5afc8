#!/usr/bin/env bash
# Stands in for dotnet: "compiles" two text files into a shell script that is "Build.dll", and tells the test what it does.
set -euo pipefail
case $1 in
  --version)
    if [ -e "$FAKE/unsatisfied" ]; then exit 145; fi
    echo 10.0.100 ;;
  build)
    printf 'build\n' >>"$FAKE/log"
    for argument in "$@"; do case $argument in -p:ArtifactsPath=*) work=${argument#*=} ;; esac; done
    if [ -e "$work/half" ]; then printf 'used half a compilation\n' >>"$FAKE/log"; fi
    mkdir -p "$work/bin/Build/release"
    if [ -e "$FAKE/errors" ]; then cat "$FAKE/errors"; exit 1; fi
    : >"$work/half"
    text=$(cat src/Slipway.Lib/Lib.txt build/Program.txt)
    if [ -p "$FAKE/hold" ]; then echo held >"$FAKE/held"; read -r _ <"$FAKE/hold"; fi
    printf '%s\n' "$text" >"$work/bin/Build/release/Build.dll"
    rm "$work/half" ;;
  *.dll) exec bash "$@" ;;
esac
