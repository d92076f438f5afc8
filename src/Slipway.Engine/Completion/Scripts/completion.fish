# Completion of ./build.sh for fish. Load it in ~/.config/fish/config.fish:  ./build.sh :completion fish | source
# It asks the build that was compiled last, in any repository; it never compiles, and knows nothing before the first run.

function __slipway_build
    set -l words (commandline -opc)
    set -l script (string replace -r '^~' $HOME -- $words[1])
    set -l folder (dirname -- $script)/.nuke/temp/build
    test -f $folder/stamp; or return
    set -l stamp (head -n 2 $folder/stamp)
    test -f $folder/$stamp[2]/Build.dll; or return
    $stamp[1] $folder/$stamp[2]/Build.dll :complete $words[2..-1] (commandline -ct | string unescape) 2>/dev/null </dev/null
end

complete -c build.sh -f -a '(__slipway_build)'
