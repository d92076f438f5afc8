using Slipway.Oci;
using Slipway.Registry.Tests.Server;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

/// <summary>Registries are asked before the first push whether they will take it.</summary>
public sealed class PushAccessTests
{
    private const string Token = "0123456789abcdef";

    [Fact]
    public async Task Registries_that_accept_are_asked_once_and_nothing_stays()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await fixture.Client.RequirePushAccessAsync([fixture.Repository("a"), fixture.Repository("b")], default);
        fixture.Proxy.Requests.Count.ShouldBe(2);
        fixture.Proxy.Requests[0].ShouldBe("POST /v2/a/blobs/uploads/");
        fixture.Proxy.Requests[1].ShouldStartWith("DELETE /v2/a/blobs/uploads/");
        Directory.GetFiles(Path.Combine(fixture.Server.Root, "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_registries_that_refuse_are_named()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var closed = await ServerFixture.StartAsync(options => options with { Token = Token });
        await using var readOnly = await ServerFixture.StartAsync(options => options with { ReadOnly = true });
        var repositories = new[] { fixture.Repository("a"), Reference.Parse($"{closed.Registry.Address}/a"), Reference.Parse($"{readOnly.Registry.Address}/a") };
        var exception = await Should.ThrowAsync<RegistryException>(() => fixture.Client.RequirePushAccessAsync(repositories, default));
        exception.Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain($"docker login {closed.Registry.Address}"),
            message => message.ShouldContain("read-only"),
            message => message.Split('\n').Length.ShouldBe(2));
    }

    [Fact]
    public async Task Right_to_push_is_asked_for_and_not_only_the_right_to_read()
    {
        await using var fixture = await ClientFixture.StartAsync();
        await using var tokens = await TokenServer.StartAsync();
        tokens.Guard(fixture.Proxy);
        await fixture.Client.RequirePushAccessAsync([fixture.Repository("a")], default);
        tokens.Requests.ShouldHaveSingleItem().Query.ShouldContain("pull%2Cpush");
    }

    [Fact]
    public async Task Registry_that_cancels_no_upload_is_no_obstacle()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((request, _) => request.Method == "DELETE" ? new Fault.Status(405) : null);
        await fixture.Client.RequirePushAccessAsync([fixture.Repository("a")], default);
    }
}
