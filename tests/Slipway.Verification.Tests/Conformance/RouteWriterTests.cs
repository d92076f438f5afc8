using Gateway.Controller.Files;

namespace Slipway.Verification.Tests.Conformance;

/// <summary>The manifests of the suite.</summary>
public sealed class RouteWriterTests
{
    private static readonly Dictionary<string, BackendAddress> s_backends = ConformanceSuite.StandardChecks
        .SelectMany(check => check.Routes).SelectMany(route => route.Backends).Select(backend => backend.Name).Distinct()
        .ToDictionary(name => name, name => new BackendAddress(name, 8080, 8084));

    [Fact]
    public void Routes_of_all_checks_are_taken_by_the_real_controller()
    {
        var manifests = ConformanceSuite.StandardChecks.SelectMany(check => check.Routes).Select(route => RouteWriter.Write(route, s_backends)).ToArray();

        var (routes, problems) = RouteFile.Read(string.Join("\n---\n", manifests.Select(manifest => manifest.Text)));

        problems.ShouldBeEmpty();
        routes!.Snapshot.Routes.Count.ShouldBe(manifests.Length);
    }

    [Fact]
    public void Manifest_is_one_line_and_has_only_what_is_set() =>
        RouteWriter.Write(new TestRoute("a", "a.test") { Backends = [new("echo-a", 2, H2c: true)] }, s_backends).ShouldBe(new(
            "a",
            """{"apiVersion":"gateway.slipway.dev/v1alpha1","kind":"Route","metadata":{"name":"a"},"spec":{"host":"a.test","path":"/","pathType":"Prefix","backends":[{"name":"echo-a","port":8084,"weight":2,"protocol":"H2c"}]}}"""));
}
