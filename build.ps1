#!/usr/bin/env pwsh
# Starts the build in build/, as build.sh does: compiled into .nuke/temp/build/<key>, the key being a hash of everything
# that goes into it, and started at once while no input changed. Windows PowerShell 5.1 and PowerShell 7.
# Exit codes: the build's; 2 when the build does not compile; 1 when there is no SDK.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2.0

# What the compiled build consists of, relative to the root; folders count with all their files but bin and obj.
$inputPatterns = @('build', 'build.ps1', 'src/Slipway.*', 'src/Directory.*', 'src/BannedSymbols.txt', 'Directory.*', 'global.json', '.editorconfig', 'nuget.config')
$program = 'Build.dll'
$buildsKept = 5
# Microsoft's installer of SDKs; a file or another address may take its place (mirrors, tests).
$installer = $env:SLIPWAY_DOTNET_INSTALL_SCRIPT
if (-not $installer) { $installer = 'https://dot.net/v1/dotnet-install.ps1' }

$root = $PSScriptRoot
$project = [IO.Path]::Combine($root, 'build', 'Build.csproj')
$temp = [IO.Path]::Combine($root, '.nuke', 'temp')
$builds = [IO.Path]::Combine($temp, 'build')
$stamp = [IO.Path]::Combine($builds, 'stamp')
$dotnetName = 'dotnet'
if ([Environment]::OSVersion.Platform -eq 'Win32NT') { $dotnetName = 'dotnet.exe' }

$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

function Say($text) { [Console]::Error.WriteLine($text) }
function Fail($code, $text) { Say "build.ps1: $text"; exit $code }

# The places where a dotnet may be, best first.
function Get-Dotnets {
    $found = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($found) { $found.Path }
    if ($env:DOTNET_ROOT) { Join-Path $env:DOTNET_ROOT $dotnetName }
    [IO.Path]::Combine($temp, 'dotnet', $dotnetName)
}

# Which SDKs and runtimes are installed, without starting dotnet: another one may be chosen when this changes.
function Get-Sdks {
    foreach ($dotnet in Get-Dotnets) {
        $dotnet
        $home_ = Split-Path $dotnet
        foreach ($pattern in 'sdk/*', 'shared/*/*') { Get-ChildItem -Path (Join-Path $home_ $pattern) -ErrorAction SilentlyContinue | ForEach-Object FullName }
    }
}

function Get-Inputs {
    foreach ($pattern in $inputPatterns) {
        foreach ($item in Get-Item -Path ([WildcardPattern]::Escape($root) + '/' + $pattern) -Force -ErrorAction SilentlyContinue) {
            if ($item.PSIsContainer) { Get-FilesBelow $item } else { $item }
        }
    }
}

function Get-FilesBelow($folder) {
    $folder.GetFiles()
    foreach ($child in $folder.GetDirectories()) { if ($child.Name -ne 'bin' -and $child.Name -ne 'obj') { Get-FilesBelow $child } }
}

# Size, times and name of each input; the creation time changes when a file is replaced by another one.
function Get-Fingerprint($files) {
    $lines = @(Get-Sdks) + @($files | ForEach-Object { '{0} {1} {2} {3}' -f $_.LastWriteTimeUtc.Ticks, $_.CreationTimeUtc.Ticks, $_.Length, $_.FullName })
    $lines -join "`n"
}

function Get-ContentKey($files) {
    $sha = [Security.Cryptography.SHA256]::Create()
    $lines = @($files | ForEach-Object {
            $stream = [IO.File]::Open($_.FullName, 'Open', 'Read', 'ReadWrite, Delete')
            try { '{0} {1}' -f [BitConverter]::ToString($sha.ComputeHash($stream)), $_.FullName } finally { $stream.Dispose() }
        })
    [Array]::Sort($lines, [StringComparer]::Ordinal)
    $bytes = [Text.Encoding]::UTF8.GetBytes((@(Get-Sdks) + $lines) -join "`n")
    [BitConverter]::ToString($sha.ComputeHash($bytes)).Replace('-', '').Substring(0, 24).ToLowerInvariant()
}

# Ends this script with the build's exit code.
function Start-Build($dotnet, $key, $arguments) {
    if ($dotnet.StartsWith($temp, [StringComparison]::Ordinal)) {
        $env:DOTNET_ROOT = Split-Path $dotnet
        $env:PATH = $env:DOTNET_ROOT + [IO.Path]::PathSeparator + $env:PATH
    }

    $ErrorActionPreference = 'Continue'
    & $dotnet ([IO.Path]::Combine($builds, $key, $program)) @arguments
    exit $LASTEXITCODE
}

function Test-Built($key) { [IO.File]::Exists([IO.Path]::Combine($builds, $key, $program)) }

function Test-Dotnet($dotnet) {
    if (-not [IO.File]::Exists($dotnet)) { return $false }
    Push-Location $root
    try { $ErrorActionPreference = 'Continue'; & $dotnet --version 2>&1 | Out-Null; return $LASTEXITCODE -eq 0 } finally { Pop-Location }
}

function Find-Dotnet { Get-Dotnets | Where-Object { Test-Dotnet $_ } | Select-Object -First 1 }

function Install-Dotnet {
    $version = (Get-Content -Raw (Join-Path $root 'global.json') | ConvertFrom-Json).sdk.version
    $target = Join-Path $temp "dotnet.$PID"
    $script = Join-Path $target 'dotnet-install.ps1'
    New-Item -ItemType Directory -Force $target | Out-Null
    Say "Installing the .NET SDK $version (global.json) into $temp/dotnet..."
    try {
        if ($installer -match '^https?://') {
            [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor 3072 # TLS 1.2
            Invoke-WebRequest -UseBasicParsing -Uri $installer -OutFile $script
        }
        else { Copy-Item $installer $script }
    }
    catch { Fail 1 "No installed dotnet satisfies global.json, and $installer cannot be had ($_). Install the .NET SDK $version, or connect to the network." }
    & $script -Version $version -InstallDir $target -NoPath | ForEach-Object { Say $_ }
    if (-not (Test-Dotnet (Join-Path $target $dotnetName))) { Fail 1 "The .NET SDK $version (global.json) could not be installed; see above." }
    if (Test-Path (Join-Path $temp 'dotnet')) { Remove-Item -Recurse -Force (Join-Path $temp 'dotnet') }
    Move-Item $target (Join-Path $temp 'dotnet')
}

# An open file that nobody else can open: the system releases it whatever happens to this process.
function Enter-Lock {
    $told = $false
    while ($true) {
        try { return [IO.File]::Open((Join-Path $builds 'lock.ps1'), 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] {
            if (-not $told) { Say "Waiting for another run, which builds the build (lock: $builds/lock.ps1)..."; $told = $true }
            Start-Sleep -Milliseconds 200
        }
    }
}

# Builds in a folder of its own: neither an editor's build nor the Compile target of a running build gets in the way.
function Invoke-Compile($dotnet) {
    $work = Join-Path $builds 'work'
    $unfinished = Join-Path $builds 'unfinished'
    # A compiler that was killed leaves half a file with a new time, which would count as up to date.
    if ((Test-Path $unfinished) -and (Test-Path $work)) { Remove-Item -Recurse -Force $work }
    New-Item -ItemType File -Force $unfinished | Out-Null
    Say 'Building the build...'
    Push-Location $root
    try {
        $ErrorActionPreference = 'Continue'
        $log = & $dotnet build $project -c Release -v q -nologo '-p:UseArtifactsOutput=true' "-p:ArtifactsPath=$work" '-p:RunAnalyzers=false' '-p:GenerateDocumentationFile=false' 2>&1
        $code = $LASTEXITCODE
    }
    finally { Pop-Location }
    Remove-Item -Force $unfinished
    if ($code -ne 0) {
        $log | ForEach-Object { Say $_ }
        # NU1301: a package source does not answer, which is not the definition's fault.
        $result = 2
        if ("$log" -match 'error NU1301') { $result = 1 }
        Fail $result "The build definition does not compile ($project); see above."
    }
}

# Puts what was compiled under its key, unless an input changed while it was compiled; deletes old builds not in use.
function Save-Build($key) {
    $copy = Join-Path $builds "$key.$PID"
    Copy-Item -Recurse ([IO.Path]::Combine($builds, 'work', 'bin', 'Build', 'release')) $copy
    if ((Get-ContentKey @(Get-Inputs)) -eq $key) { Move-Item $copy (Join-Path $builds $key) } else { Remove-Item -Recurse -Force $copy }
    Get-ChildItem $builds -Directory | Where-Object { $_.Name -match '^[0-9a-f]{24}$' } | Sort-Object LastWriteTimeUtc -Descending |
        Select-Object -Skip $buildsKept | ForEach-Object {
            # A running program's file cannot be opened for writing (Windows), so its folder stays.
            try { [IO.File]::Open((Join-Path $_.FullName $program), 'Open', 'ReadWrite', 'None').Dispose(); Remove-Item -Recurse -Force $_.FullName } catch { Write-Debug "$_" }
        }
}

# --- Nothing changed: start at once ------------------------------------------------------------------------------

if (Test-Path $stamp) {
    $saved = [IO.File]::ReadAllText($stamp).Split("`n", 3)
    if ($saved.Length -eq 3 -and (Test-Built $saved[1]) -and $saved[2] -eq (Get-Fingerprint @(Get-Inputs))) { Start-Build $saved[0] $saved[1] $args }
}

# --- Something changed, or nothing is there yet -------------------------------------------------------------------

try { New-Item -ItemType Directory -Force $builds | Out-Null } catch { Fail 1 "Cannot write to $temp ($_)." }
$dotnet = Find-Dotnet
if (-not $dotnet) {
    $lock = Enter-Lock
    try { if (-not (Find-Dotnet)) { Install-Dotnet } } finally { $lock.Dispose() }
    $dotnet = Find-Dotnet
}

while ($true) {
    $now = [DateTime]::UtcNow
    $files = @(Get-Inputs)
    $fingerprint = Get-Fingerprint $files
    $key = Get-ContentKey $files
    if (Test-Built $key) { break }
    $lock = Enter-Lock
    try { if (-not (Test-Built $key)) { Invoke-Compile $dotnet; Save-Build $key } } finally { $lock.Dispose() }
}

[IO.Directory]::SetLastWriteTimeUtc((Join-Path $builds $key), $now)
# A file changed within the clock's tick of the look at it could change again unseen: then the next run looks closer.
if (-not ($files | Where-Object { $_.LastWriteTimeUtc -gt $now.AddSeconds(-2) })) {
    [IO.File]::WriteAllText("$stamp.$PID", "$dotnet`n$key`n$fingerprint")
    Move-Item -Force "$stamp.$PID" $stamp
}
Start-Build $dotnet $key $args
