#!/usr/bin/env bash
# Starts the build in build/. It is compiled into .nuke/temp/build/<key>, the key being a hash of everything that goes
# into it; while no input changed, the compiled program is started at once. Exit codes: the build's; 2 when the build
# does not compile; 1 when there is no SDK; 130 when cancelled. Runs on bash 3.2 and GNU, busybox or BSD tools.
set -euo pipefail

# What the compiled build consists of, relative to the root; folders count with all their files but bin and obj.
input_patterns='build build.sh src/Slipway.* src/Directory.* src/BannedSymbols.txt Directory.* global.json .editorconfig [Nn]u[Gg]et.[Cc]onfig'
project=build/Build.csproj
program=Build.dll
builds_kept=5
# Microsoft's installer of SDKs; a file or another address may take its place (mirrors, tests).
installer=${SLIPWAY_DOTNET_INSTALL_SCRIPT:-https://dot.net/v1/dotnet-install.sh}

self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
case $self in */*) folder=${self%/*} ;; *) folder=. ;; esac
root=$(CDPATH='' cd -P -- "${folder:-/}" && pwd)
temp=$root/.nuke/temp
builds=$temp/build
stamp=$builds/stamp

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }
fail() { local code=$1; shift; say "build.sh: $*"; exit "$code"; }

# The places where a dotnet may be, best first, a line each.
dotnets() {
  type -P dotnet || true
  if [ -n "${DOTNET_ROOT:-}" ]; then printf '%s\n' "$DOTNET_ROOT/dotnet"; fi
  printf '%s\n' "$temp/dotnet/dotnet"
}

# Which SDKs and runtimes are installed, without starting dotnet (70 ms): another one may be chosen when this changes.
sdks() {
  local dotnet link
  while IFS= read -r dotnet; do
    while [ -L "$dotnet" ]; do
      link=$(readlink "$dotnet")
      case $link in /*) dotnet=$link ;; *) dotnet=${dotnet%/*}/$link ;; esac
    done
    printf '%s\n' "$dotnet" "${dotnet%/*}"/sdk/* "${dotnet%/*}"/shared/*/*
  done < <(dotnets)
}

# Runs a command on all inputs, in the root.
each_input() {
  local input inputs=()
  cd "$root"
  for input in $input_patterns; do if [ -e "$input" ]; then inputs+=("$input"); fi; done
  find -L "${inputs[@]}" \( -name bin -o -name obj \) -prune -o -type f -exec "$@" {} +
}

# Size, times (with nanoseconds), inode and name of each input. The change time cannot be set back by a program.
states() {
  case $OSTYPE in
    darwin* | *bsd*) (each_input stat -L -f '%Fc %Fm %z %i %N') ;;
    *) (TZ=UTC each_input stat -L -c '%z %y %s %i %n') ;;
  esac
}

content_key() {
  local hash=(sha256sum)
  type sha256sum >/dev/null 2>&1 || hash=(shasum -a 256)
  { sdks; (each_input "${hash[@]}") | LC_ALL=C sort; } | "${hash[@]}" | cut -c 1-24
}

# Replaces this process, so that signals reach the build and its exit code is ours.
run() {
  local dotnet=$1 key=$2
  shift 2
  if [ "$dotnet" = "$temp/dotnet/dotnet" ]; then export DOTNET_ROOT=$temp/dotnet PATH=$temp/dotnet:$PATH; fi
  exec "$dotnet" "$builds/$key/$program" ${1+"$@"}
}

# --- Nothing changed: start at once ------------------------------------------------------------------------------

last_dotnet='' saved=''
if [ -f "$stamp" ]; then
  current=$({ sdks && states; } 2>/dev/null) || current=
  { IFS= read -r last_dotnet && IFS= read -r key && IFS= read -r -d '' saved; } <"$stamp" || true
  if [ "$current"$'\n' = "$saved" ] && [ -f "$builds/${key:-none}/$program" ] && [ -x "$last_dotnet" ]; then
    run "$last_dotnet" "$key" ${1+"$@"}
  fi
fi

# --- Something changed, or nothing is there yet -------------------------------------------------------------------

# A process that can hold the lock: alive, and no other program that got the same number later.
alive() {
  kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ] || return 1
  local command
  command=$(tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null || ps -p "$1" -o args= 2>/dev/null) || return 0
  case $command in *bash* | *dotnet* | '') return 0 ;; *) return 1 ;; esac
}

# The lock is a folder with a file for each process in or before the critical section. Who enters writes its own file
# and then looks: of two that enter at once at least one sees the other. Nothing has to be cleaned up after kill -9.
others() {
  local file pid
  for file in "$builds"/lock/*; do
    pid=${file##*/}
    if [ "$pid" = "$$" ] || [ ! -e "$file" ]; then continue; fi
    if alive "$pid"; then printf '%s\n' "$pid"; else rm -f "$file"; fi
  done
}

lock() {
  local waiting pid first
  waited=
  mkdir -p "$builds/lock"
  trap 'rm -f "$builds/lock/$$"' EXIT
  while :; do
    : >"$builds/lock/$$"
    waiting=$(others)
    if [ -z "$waiting" ]; then return; fi
    first=$$
    for pid in $waiting; do if [ "$pid" -lt "$first" ]; then first=$pid; fi; done
    # Of those who wait, one keeps its place; the rest make room, or all would see each other forever.
    if [ "$first" != "$$" ]; then rm -f "$builds/lock/$$"; fi
    if [ -z "$waited" ]; then say "Waiting for process ${waiting//$'\n'/, }, which builds the build (lock: $builds/lock)…"; waited=1; fi
    sleep 0.2
  done
}

unlock() { rm -f "$builds/lock/$$"; trap - EXIT; }

works() { [ -x "$1" ] && (cd "$root" && "$1" --version >/dev/null 2>&1); }

find_dotnet() {
  local candidate
  while IFS= read -r candidate; do
    if works "$candidate"; then printf '%s\n' "$candidate"; return; fi
  done < <(dotnets)
}

fetch() {
  case $1 in
    http://* | https://*)
      if type curl >/dev/null 2>&1; then curl -fsSL --retry 2 -o "$2" "$1"
      elif type wget >/dev/null 2>&1; then wget -q -O "$2" "$1"
      else say 'build.sh: Neither curl nor wget is installed.'; return 1; fi ;;
    *) cp -- "${1#file://}" "$2" ;;
  esac
}

install_dotnet() {
  local version target=$temp/dotnet.$$
  version=$(sed -n 's/.*"version"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' "$root/global.json" | head -n 1)
  local wanted="the .NET SDK ${version:-10.0} (global.json)"
  say "Installing $wanted into $temp/dotnet…"
  mkdir -p "$target"
  if ! fetch "$installer" "$target/dotnet-install.sh"; then
    rm -rf "$target"
    fail 1 "No installed dotnet satisfies global.json, and $installer cannot be had. Install $wanted, or connect to the network."
  fi
  if ! bash "$target/dotnet-install.sh" --version "${version:-latest}" --install-dir "$target" --no-path >&2 || ! works "$target/dotnet"; then
    rm -rf "$target"
    fail 1 "$wanted could not be installed; see above. Install it by other means, or check the version in $root/global.json."
  fi
  rm -rf "$temp/dotnet"
  mv "$target" "$temp/dotnet"
}

# Builds in a folder of its own: neither an editor's build nor the Compile target of a running build gets in the way.
# Analyzers judge the same code in Compile; here they would only cost time.
compile() {
  local dotnet=$1 log=$builds/log.$$ unfinished=$builds/unfinished child code=0
  # A compiler that was killed leaves half a file with a new time, which would count as up to date.
  if [ -e "$unfinished" ]; then rm -rf "$builds/work"; fi
  : >"$unfinished"
  say 'Building the build…'
  (cd "$root" && exec "$dotnet" build "$project" -c Release -v q -nologo -p:UseArtifactsOutput=true \
    -p:ArtifactsPath="$builds/work" -p:RunAnalyzers=false -p:GenerateDocumentationFile=false) >"$log" 2>&1 </dev/null &
  child=$!
  # The child has a place in the lock too: after kill -9 of this script nobody builds beside it.
  : >"$builds/lock/$child"
  trap 'trap "" INT TERM HUP; kill -TERM $child 2>/dev/null; wait $child || true; rm -f "$log" "$builds/lock/$child" "$builds/lock/$$"; exit 130' INT TERM HUP
  wait "$child" || code=$?
  trap - INT TERM HUP
  rm -f "$builds/lock/$child"
  if [ "$code" -lt 128 ]; then rm -f "$unfinished"; fi
  if [ "$code" != 0 ]; then
    cat "$log" >&2
    # NU1301: a package source does not answer, which is not the definition's fault.
    if grep -q 'error NU1301' "$log"; then code=1; else code=2; fi
    rm -f "$log"
    fail "$code" "The build definition does not compile ($project); see above."
  fi
  rm -f "$log"
}

# Whether a program runs from a build; the pattern does not match itself in grep's own command line.
# shellcheck disable=SC2009 # pgrep is not everywhere.
in_use() {
  local pattern="/$1/${program%.dll}[.]dll"
  if [ -d /proc/self ]; then grep -qs "$pattern" /proc/[0-9]*/cmdline; else ps -A -o args= | grep -q "$pattern"; fi
}

# Deletes what no run needs any more: old builds, and what killed runs left behind.
prune() {
  local item kept=0 all
  for item in "$builds"/*.[0-9]* "$temp"/dotnet.[0-9]*; do
    if [ -e "$item" ] && ! alive "${item##*.}"; then rm -rf "$item"; fi
  done
  all=("$builds"/*/"$program")
  if [ "${#all[@]}" -le "$builds_kept" ]; then return; fi
  # shellcheck disable=SC2012 # Names are hexadecimal; no other portable tool sorts by time.
  (cd "$builds" && ls -1dt [0-9a-f]*/) 2>/dev/null | while IFS= read -r item; do
    kept=$((kept + 1))
    if [ "$kept" -gt "$builds_kept" ] && [ -f "$builds/$item$program" ] && ! in_use "${item%/}"; then rm -rf "${builds:?}/$item"; fi
  done || true
}

# Looks at all inputs: the file system's clock first, then their states, then their content.
observe() {
  local clock_file=$builds/clock.$$
  : >"$clock_file"
  clock=$(case $OSTYPE in darwin* | *bsd*) stat -f '%Fc' "$clock_file" ;; *) TZ=UTC stat -c '%z' "$clock_file" ;; esac)
  rm -f "$clock_file"
  installed=$(sdks)
  input_states=$(states)
  key=$(content_key)
}

# Compiles until the result is that of inputs which did not change meanwhile.
build() {
  local built copy=$builds/copy.$$
  while [ ! -f "$builds/$key/$program" ]; do
    compile "$1"
    cp -R "$builds/work/bin/Build/release" "$copy"
    built=$key
    observe
    if [ "$key" = "$built" ]; then mv "$copy" "$builds/$key"; else rm -rf "$copy"; fi
  done
}

# A file changed within the clock's tick of the look at it could change again unseen: then the next run looks closer.
save_stamp() {
  local newest
  newest=$(printf '%s\n' "$input_states" | LC_ALL=C sort | tail -n 1)
  if (LC_ALL=C; [[ $newest < $clock ]]); then
    printf '%s\n' "$1" "$key" "$installed" "$input_states" >"$stamp.$$"
    mv -f "$stamp.$$" "$stamp"
  fi
}

[ -f "$root/$project" ] || fail 2 "There is no $project in $root."
mkdir -p "$builds" 2>/dev/null || fail 1 "Cannot write to $temp."
observe

# The dotnet of the last run still serves when nothing was installed or removed since and global.json is the same.
if [ ! -x "$last_dotnet" ] || [ "${saved#"$installed"}" = "$saved" ] || [ "$root/global.json" -nt "$stamp" ]; then
  last_dotnet=$(find_dotnet)
  if [ -z "$last_dotnet" ]; then
    lock
    last_dotnet=$(find_dotnet)
    if [ -z "$last_dotnet" ]; then install_dotnet; fi
    unlock
    last_dotnet=$(find_dotnet)
    observe
  fi
fi

if [ ! -f "$builds/$key/$program" ]; then
  lock
  # Who waited sees what the other run left.
  if [ -n "$waited" ]; then observe; fi
  build "$last_dotnet"
  prune
  unlock
fi
touch "$builds/$key"
save_stamp "$last_dotnet"
run "$last_dotnet" "$key" ${1+"$@"}
