# Completion of ./build.ps1 for PowerShell. Load it in $PROFILE:  ./build.ps1 :completion pwsh | Out-String | Invoke-Expression
# It asks the build that was compiled last, in any repository; it never compiles, and knows nothing before the first run.

Register-ArgumentCompleter -Native -CommandName 'build.ps1', 'build.sh' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -le $cursorPosition } | ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    $script = Get-Command $words[0] -ErrorAction SilentlyContinue | Select-Object -First 1
    if (-not $script) { return }
    $folder = [IO.Path]::Combine((Split-Path $script.Source), '.nuke', 'temp', 'build')
    $stamp = [IO.Path]::Combine($folder, 'stamp')
    if (-not [IO.File]::Exists($stamp)) { return }
    $dotnet, $key = [IO.File]::ReadAllLines($stamp) | Select-Object -First 2
    $program = [IO.Path]::Combine($folder, $key, 'Build.dll')
    if (-not [IO.File]::Exists($program)) { return }
    $typed = @($words | Select-Object -Skip 1)
    # Behind a space nothing is typed yet; an empty argument would be lost on the way in Windows PowerShell.
    if ($wordToComplete -eq '') { $typed += ' ' }
    & $dotnet $program :complete @typed 2>$null | ForEach-Object {
        $value, $description = $_ -split "`t", 2
        if (-not $description) { $description = $value }
        $text = if ($value -match '[\s''"`$;&|(){}@]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        [Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
    }
}
