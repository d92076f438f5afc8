using Slipway.Engine;
using Slipway.Helm;
using Slipway.Images;
using Slipway.Release.Tests.Workflows;
using Slipway.Workflows;

namespace Slipway.Release.Tests;

public sealed class KeylessWorkflowTests
{
    [Fact]
    public void Only_a_build_that_signs_without_a_key_in_CI_asks_for_an_identity_and_only_where_it_signs()
    {
        Permissions<KeylessBuild>("Stage").ShouldContain(Permission.IdTokenWrite);
        Permissions<KeylessBuild>("Publish").ShouldNotContain(Permission.IdTokenWrite);
        Permissions<KeyedBuild>("Stage").ShouldNotContain(Permission.IdTokenWrite);
    }

    private static ValueList<Permission> Permissions<T>(string target)
        where T : NukeBuild, new() => WorkflowSource.Read(new T(), SampleBuild.Lock).Build.Targets.Single(each => each.Name == target).Permissions;

    private sealed class KeylessBuild : NukeBuild, IPublish
    {
        IReadOnlyList<ImageSpec> IDockerBuild.Images => [];

        IReadOnlyList<ChartSpec> IHelmPackage.Charts => [];

        bool IHazSigning.KeylessInCI => true;
    }

    private sealed class KeyedBuild : NukeBuild, IPublish
    {
        IReadOnlyList<ImageSpec> IDockerBuild.Images => [];

        IReadOnlyList<ChartSpec> IHelmPackage.Charts => [];
    }
}
