using Microsoft.AspNetCore.Http;
using Slipway.Oci;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

public sealed class TagTests
{
    [Fact]
    public async Task All_pages_of_tags_are_read()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildImageAsync("x", Platform.LinuxAmd64);
        var tags = Enumerable.Range(0, 7).Select(i => $"v{i}").ToList();
        foreach (var tag in tags)
        {
            await fixture.PushAsync(root, $"a:{tag}");
        }

        fixture.Proxy.Inject((r, number) => number == 0 ? new Fault.Answer(context => RedirectToPagesAsync(context, fixture)) : null);
        (await fixture.Client.ListTagsAsync(fixture.Repository("a"), default)).ShouldBe(tags);
        fixture.Proxy.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Unknown_repository_has_no_tags()
    {
        await using var fixture = await ClientFixture.StartAsync();
        (await fixture.Client.ListTagsAsync(fixture.Repository("nowhere"), default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<http://example.com/v2/a/tags/list>; rel=\"next\"")]
    [InlineData("</v2/a/tags/list>; rel=\"next\"")]
    public async Task List_that_leads_elsewhere_or_to_itself_is_refused(string link)
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.Answer(context =>
        {
            context.Response.Headers.Link = link;
            return context.Response.WriteAsync("""{"name":"a","tags":["v1"]}""");
        }));
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.ListTagsAsync(fixture.Repository("a"), default))).Message.ShouldContain("leads nowhere");
    }

    [Fact]
    public async Task List_that_is_none_is_an_error()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.Answer(context => context.Response.WriteAsync("<html>")));
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.ListTagsAsync(fixture.Repository("a"), default))).Message.ShouldContain("no list of tags");
    }

    [Fact]
    public async Task Deleting_says_whether_there_was_something()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildImageAsync("x", Platform.LinuxAmd64);
        await fixture.PushAsync(root, "a:v1");
        (await fixture.Client.DeleteAsync(fixture.Repository("a:v1"), default)).ShouldBeTrue();
        (await fixture.Client.DeleteAsync(fixture.Repository("a:v1"), default)).ShouldBeFalse();
        (await fixture.Client.DeleteAsync(fixture.Repository("a").WithDigest(root.Digest), default)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("localhost:5000/a", "http://localhost:5000/v2/")]
    [InlineData("127.0.0.1:5000/a", "http://127.0.0.1:5000/v2/")]
    [InlineData("[::1]:5000/a", "http://[::1]:5000/v2/")]
    [InlineData("plain.example:5000/a", "http://plain.example:5000/v2/")]
    [InlineData("ghcr.io/a", "https://ghcr.io/v2/")]
    [InlineData("10.0.0.1:5000/a", "https://10.0.0.1:5000/v2/")]
    [InlineData("ubuntu", "https://registry-1.docker.io/v2/")]
    public void Only_loopback_and_what_was_asked_for_is_unencrypted(string reference, string expected) =>
        new RegistryEndpoint(new HashSet<string> { "plain.example:5000" }).Base(Reference.Parse(reference).Registry).ToString().ShouldBe(expected);

    // The first page is two tags long; the links after it keep that size.
    private static async Task RedirectToPagesAsync(HttpContext context, ClientFixture fixture)
    {
        using var page = await fixture.Server.Http.GetAsync("/v2/a/tags/list?n=2");
        context.Response.Headers.Link = page.Headers.GetValues("Link").Single();
        await context.Response.WriteAsync(await page.Content.ReadAsStringAsync());
    }
}
