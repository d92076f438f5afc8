using System.Text.RegularExpressions;

namespace EndToEnd.Release;

/// <summary>The main job from a clean clone, again with nothing changed, and again with a change.</summary>
[Collection(ReleaseCollection.Name)]
public sealed partial class PublishTests(PublishedRelease release)
{
    [Fact]
    public void First_run_prints_every_reference_and_the_next_steps()
    {
        var output = release.FirstRun.Output;

        release.Images.Select(image => image.Reference.Split('/')[^1].Split(':')[0]).ShouldBe(["controller", "echo", "proxy", "sds"]);
        release.Charts.Count().ShouldBe(4);
        foreach (var (reference, digest) in release.Images.Concat(release.Charts))
        {
            output.ShouldContain(reference);
            output.ShouldContain(digest);
        }

        output.ShouldContain($"./build.sh ServeRegistry --registry-port {release.Address.Split(':')[1]}");
        output.ShouldContain("docker pull ");
        output.ShouldContain("helm install gateway oci://");
    }

    [Fact]
    public async Task Rerun_with_nothing_changed_pushes_nothing_and_leaves_the_manifest_as_it_was()
    {
        var before = await File.ReadAllTextAsync(release.Checkout["artifacts/release.json"]);

        var rerun = (await release.PublishAgainAsync()).ShouldExitWith(0);

        rerun.Output.ShouldContain("Nothing to push");
        UpToDate().Matches(rerun.Output).Select(match => match.Groups["target"].Value).ShouldBe(["Restore", "Compile", "Test", "DockerBuild", "HelmPackage"], ignoreOrder: true);
        (await File.ReadAllTextAsync(release.Checkout["artifacts/release.json"])).ShouldBe(before);
    }

    [Fact]
    public async Task Second_clone_in_another_folder_builds_the_same_digests()
    {
        await using var other = await Checkout.CloneWithFewTestsAsync();

        (await other.BuildAsync("HelmPackage", "--skip", "Compile", "--registry-port", release.Address.Split(':')[1])).ShouldExitWith(0);

        var manifest = await File.ReadAllTextAsync(other["artifacts/release.json"]);
        foreach (var (_, digest) in release.Images.Concat(release.Charts))
        {
            manifest.ShouldContain(digest);
        }
    }

    [Fact]
    public async Task Change_of_one_program_uploads_only_its_own_layer()
    {
        await using var changed = await release.CopyAsync();
        var program = changed["src/Gateway/Proxy/Program.cs"];
        await File.AppendAllTextAsync(program, "\n// One line more.\ninternal static class OneLineMore;\n");

        var run = (await changed.BuildAsync("Publish", "--skip", "Compile", "Test", "--registry-port", $"{FreePort.Find()}")).ShouldExitWith(0);

        Uploaded().Matches(run.Output).Select(match => match.Groups["unit"].Value).ShouldAllBe(unit => unit == "B" || unit == "KiB");
    }

    [Fact]
    public async Task Release_version_with_other_content_stops_and_names_both_digests()
    {
        await using var copy = await release.CopyAsync();
        string[] publish = ["Publish", "--skip", "Compile", "Test", "--version", "v1.4.0", "--registry-port", $"{FreePort.Find()}"];
        (await copy.BuildAsync(publish)).ShouldExitWith(0);
        await File.AppendAllTextAsync(copy["src/Gateway/Sds/Program.cs"], "\ninternal static class OneLineMore;\n");

        var second = (await copy.BuildAsync(publish)).ShouldExitWith(1);

        second.Output.ShouldContain("already published with other content");
        second.Output.ShouldContain("published: sha256:");
        second.Output.ShouldContain("built now: sha256:");
    }

    [GeneratedRegex(@"^(?<target>\w+) +Up to date", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex UpToDate();

    [GeneratedRegex(@": (?<size>[0-9.]+) (?<unit>\w+) uploaded", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uploaded();
}
