namespace Slipway.Workflows.Tests.Scripts;

/// <summary>
/// A build.sh for the feature build's targets: each fails without what it consumes, and leaves what it declares, with names and links that are
/// easily lost on the way.
/// </summary>
internal static class FakeBuild
{
    /// <summary>What the report says when its targets ran on one machine, in the given number of parts.</summary>
    public static string Report(int parts) =>
        string.Concat(Enumerable.Range(1, parts).Select(part => $"tested {part}/{parts}\n")) + "Build\n" + string.Concat(Enumerable.Range(1, parts).Select(part => $"Test {part}\n"));

    /// <summary>An empty working tree with the build in it.</summary>
    public static string CheckOut(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "build.sh"), Script);
        Bash.Run("chmod +x build.sh", folder);
        return folder;
    }

    private const string Script =
        """
        #!/usr/bin/env bash
        set -euo pipefail
        part=1/1 targets=()
        while [ $# -gt 0 ]; do
          case $1 in
            --skip) ;;
            --partition) part=$2; shift ;;
            *) targets+=("$1") ;;
          esac
          shift
        done
        for target in "${targets[@]}"; do
          echo "$target ${NUKE_CHANNEL:-}"
          case $target in
            Compile)
              echo compiled > compiled
              ;;
            Build)
              test -f compiled
              mkdir -p artifacts/out/sub artifacts/manifest 'artifacts/my logs'
              echo "built ${NUKE_CHANNEL:-}" > artifacts/out/sub/app
              ln -s sub/app artifacts/out/link
              echo hidden > artifacts/out/.hidden
              echo log > 'artifacts/my logs/a b.txt'
              echo Build > artifacts/manifest/Build.json
              ;;
            Test)
              test -L artifacts/out/link && test -f artifacts/out/.hidden && test -f 'artifacts/my logs/a b.txt' && test -f artifacts/manifest/Build.json
              mkdir -p artifacts/tests
              echo "tested $part" > "artifacts/tests/${part%/*}"
              echo "Test ${part%/*}" > "artifacts/manifest/Test-${part%/*}.json"
              ;;
            Report)
              cat artifacts/tests/* artifacts/manifest/* > artifacts/report.html
              echo Report > artifacts/manifest/Report.json
              ;;
            Pack | Lint)
              grep -qx "built ${NUKE_CHANNEL:-}" artifacts/out/link
              ;;
            CleanUp)
              ls artifacts/manifest
              ;;
            *)
              echo "There is no target $target." >&2
              exit 2
              ;;
          esac
        done
        """;
}
