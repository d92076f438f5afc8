using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Versioning.Tests;

/// <summary>What holds for all versions.</summary>
public sealed class VersionPropertyTests
{
    private static readonly Config s_many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    public static TheoryData<string> Orders => [nameof(VersionOrder.SemVer), nameof(VersionOrder.Natural)];

    [Fact]
    public void Written_version_is_read_back() =>
        Prop.ForAll(Versions.Any, version => ReleaseVersion.Parse(version.ToString()) == version && ReleaseVersion.Parse(version.SemVer).SemVer == version.SemVer).Check(s_many);

    [Fact]
    public void Reading_never_throws_anything_but_a_format_error_and_takes_only_what_it_writes() =>
        Prop.ForAll<string>(text => ReleaseVersion.TryParse(text, out var version) ? version.ToString() == text : text is null || IsFormatError(text)).Check(s_many);

    [Theory]
    [MemberData(nameof(Orders))]
    public void Order_is_total(string name)
    {
        var order = Order(name);
        Prop.ForAll(Versions.Any, Versions.Any, (a, b) => Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a)) && (order.Compare(a, b) == 0) == (a == b)).Check(s_many);
        Prop.ForAll(Versions.Any, Versions.Any, Versions.Any, (a, b, c) => !(order.Compare(a, b) <= 0 && order.Compare(b, c) <= 0) || order.Compare(a, c) <= 0).Check(s_many);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Stable_version_comes_after_its_prereleases_and_before_its_builds(string name)
    {
        var order = Order(name);
        Prop.ForAll(Versions.Any, version => !version.IsPrerelease || order.Compare(version, version.Core) < 0).Check(s_many);
        Prop.ForAll(Versions.Any, version => version.IsPrerelease || version.Build.Length == 0 || order.Compare(version.Core, version) < 0).Check(s_many);
    }

    [Fact]
    public void Order_refines_the_precedence_of_semver() =>
        Prop.ForAll(Versions.Any, Versions.Any, (a, b) => a.HasPrecedenceOf(b) == (a.Core.SemVer == b.Core.SemVer && a.Prerelease == b.Prerelease)).Check(s_many);

    [Fact]
    public void Image_tags_and_urls_have_no_plus() =>
        Prop.ForAll(Versions.Any, version => !version.ImageTag.Contains('+') && !version.InUrl.Contains('+') && Uri.UnescapeDataString(version.InUrl) == version.ToString()).Check(s_many);

    private static IComparer<ReleaseVersion> Order(string name) => name == nameof(VersionOrder.SemVer) ? VersionOrder.SemVer : VersionOrder.Natural;

    private static bool IsFormatError(string text) =>
        Should.Throw<FormatException>(() => ReleaseVersion.Parse(text)).Message.Contains("is no version", StringComparison.Ordinal);
}
