using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Versioning.Tests;

/// <summary>Random versions with few different parts, so that equal and nearly equal ones are frequent.</summary>
internal static class Versions
{
    private static Gen<string> Number { get; } = Gen.Elements("0", "1", "2", "9", "10", "99999999999999999999999");

    private static Gen<string> Identifier { get; } = Gen.Elements("0", "1", "2", "10", "rc", "rc2", "rc10", "beta", "beta-2", "-", "0a", "a0", "main", "99999999999999999999");

    private static Gen<string> Build { get; } = Gen.Elements("", "+rke2r1", "+rke2r2", "+rke2r10", "+rke2", "+dev.01234567", "+001", "+1", "+-");

    private static Gen<string> Prerelease { get; } = Gen.OneOf(Gen.Constant(""), Identifier.NonEmptyListOf().Select(parts => "-" + string.Join('.', parts.Take(3))));

    public static Arbitrary<ReleaseVersion> Any { get; } =
        (from prefix in Gen.Elements("", "v")
         from major in Number
         from minor in Number
         from patch in Number
         from prerelease in Prerelease
         from build in Build
         select ReleaseVersion.Parse($"{prefix}{major}.{minor}.{patch}{prerelease}{build}")).ToArbitrary();
}
