using System.Text.Json.Nodes;
using Slipway.Tools;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class HelmClientTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly RecordedTools _tools = new();

    [Fact]
    public async Task Package_is_installed_in_the_named_context_with_its_values_on_standard_input()
    {
        _tools.On("install", "helm3/install");

        await Helm.InstallAsync(Release(new("/charts/web-1.0.0.tgz", null)), Minute, default);

        var command = _tools.Raw.ShouldHaveSingleItem();
        command.CommandLine.ShouldBe("helm install demo /charts/web-1.0.0.tgz -n v3 --timeout 60s -f - --kubeconfig /kube/config --kube-context kind-rec");
        command.StandardInput.ShouldBe("""{"replicas":2}""");
        command.Environment["HELM_KUBEAPISERVER"].ShouldBeNull();
    }

    [Fact]
    public async Task Published_chart_is_taken_at_its_exact_version_and_credentials_are_in_no_argument()
    {
        _tools.On("upgrade", "helm4/upgrade");

        await Helm.UpgradeAsync(Release(new("oci://localhost:5005/local/charts/web", "1.2.3") { PlainHttp = true, RegistryConfig = "/tmp/registry.json" }), Minute, default);

        _tools.Commands.ShouldBe(
            ["helm upgrade demo oci://localhost:5005/local/charts/web --version 1.2.3 --plain-http --registry-config /tmp/registry.json -n v3 --timeout 60s -f - --kubeconfig /kube/config --kube-context kind-rec"]);
    }

    [Theory]
    [InlineData("helm3/install-name-in-use", "cannot re-use a name that is still in use")]
    [InlineData("helm4/install-name-in-use", "cannot reuse a name that is still in use")]
    [InlineData("helm3/install-no-namespace", "namespaces \"absent\" not found")]
    [InlineData("helm4/install-invalid", "expected numeric (int or float), got string")]
    [InlineData("helm3/pull-refused", "connection refused")]
    [InlineData("helm4/pull-refused", "connection refused")]
    public async Task Failure_keeps_what_helm_said(string recording, string expected)
    {
        _tools.On("install", recording);

        (await Should.ThrowAsync<ToolFailedException>(() => Helm.InstallAsync(Release(new("/web.tgz", null)), Minute, default))).Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("helm3/uninstall")]
    [InlineData("helm4/uninstall")]
    [InlineData("helm3/uninstall-absent")]
    [InlineData("helm4/uninstall-absent")]
    public async Task Installation_is_removed_whether_it_is_there_or_not(string recording)
    {
        _tools.On("uninstall", recording);

        await Helm.UninstallAsync("demo", "v3", default);

        _tools.Commands.ShouldBe(["helm uninstall demo -n v3 --wait --timeout 120s --kubeconfig /kube/config --kube-context kind-rec"]);
    }

    [Fact]
    public async Task Removal_that_fails_for_another_reason_is_an_error()
    {
        _tools.On("uninstall", _ => new("", "Error: Kubernetes cluster unreachable", 1));

        await Should.ThrowAsync<ToolFailedException>(() => Helm.UninstallAsync("demo", "v3", default));
    }

    [Theory]
    [InlineData("helm3/test")]
    [InlineData("helm4/test")]
    public async Task Tests_of_a_chart_are_run_with_their_logs(string recording)
    {
        _tools.On("test", recording);

        await Helm.TestAsync("demo", "v3", TimeSpan.FromSeconds(40), default);

        _tools.Commands.ShouldBe(["helm test demo -n v3 --logs --timeout 40s --kubeconfig /kube/config --kube-context kind-rec"]);
    }

    [Theory]
    [InlineData("helm3/version", "v3.17.2")]
    [InlineData("helm4/version", "v4.1.4")]
    public async Task Version_is_read(string recording, string expected)
    {
        _tools.On("version", recording);

        (await HelmClient.ReadVersionAsync(_tools, "helm", default)).ShouldBe(expected);
    }

    private static HelmRelease Release(HelmChart chart) => new("demo", "v3", chart, new JsonObject { ["replicas"] = 2 });

    private HelmClient Helm => new(_tools, new("/kube/config", "kind-rec"));
}
