using Slipway.Engine;
using Slipway.Testing;

namespace Slipway.Release.Tests.Caching;

/// <summary>What of an address is a repository, and what a folder.</summary>
public sealed class CacheAddressTests
{
    [Theory]
    [InlineData("oci://ghcr.io/acme/cache", "ghcr.io/acme/cache")]
    [InlineData("oci://ghcr.io/acme/cache/", "ghcr.io/acme/cache")]
    [InlineData("ghcr.io/acme/cache", "ghcr.io/acme/cache")]
    [InlineData("localhost:5005/cache", "localhost:5005/cache")]
    [InlineData("localhost/cache", "localhost/cache")]
    [InlineData("127.0.0.1:5000/a/b", "127.0.0.1:5000/a/b")]
    public void Host_and_path_are_a_repository(string address, string name) => CacheAddress.Parse(address)!.ToString().ShouldBe(name);

    [Theory]
    [InlineData("cache")]
    [InlineData("some/cache")]
    [InlineData("/mnt/build.cache/all")]
    [InlineData("./ghcr.io/acme")]
    [InlineData("../cache")]
    [InlineData("C:/cache")]
    [InlineData(@"C:\cache")]
    [InlineData(@"\\server\cache")]
    [InlineData("~/cache")]
    [InlineData("s3://bucket/cache")]
    [InlineData("https://example.org/cache")]
    [InlineData("")]
    public void Everything_else_is_none(string address) => CacheAddress.Parse(address).ShouldBeNull();

    [Fact]
    public void Folder_that_exists_is_a_folder_whatever_its_name()
    {
        using var folder = new TempDirectory();
        folder.Write("build.cache/all/file", "");

        CacheAddress.Parse(Path.GetRelativePath(Directory.GetCurrentDirectory(), folder["build.cache/all"])).ShouldBeNull();
    }

    [Theory]
    [InlineData("oci://ghcr.io/acme/cache:v1")]
    [InlineData("oci://ghcr.io/Acme/cache")]
    [InlineData("oci://acme/cache")]
    [InlineData("oci://")]
    [InlineData("ghcr.io/acme/cache:v1")]
    [InlineData("ghcr.io/")]
    public void Repository_that_is_none_is_named_with_the_way_out(string address) =>
        Should.Throw<UsageException>(() => CacheAddress.Parse(address)).Message.ShouldBe(
            $"'{address}' is no repository for a cache (expected a host and a path without tag, for instance 'oci://ghcr.io/acme/cache'; a folder starts with './' or '/').");
}
