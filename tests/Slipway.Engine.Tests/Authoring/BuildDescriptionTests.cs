namespace Slipway.Engine.Tests.Authoring;

/// <summary>How others than the engine see a build.</summary>
public sealed class BuildDescriptionTests
{
    private static readonly BuildDescription Description = BuildDescription.Of(new Build());

    [Fact]
    public void Targets_come_with_resolved_relations_and_annotations()
    {
        var publish = Description.Targets.Single(target => target.Node.Name == "Publish");

        publish.Node.DependsOn.ShouldBe(["Pack"]);
        publish.Node.Consumes.Select(consumed => consumed.Target).ShouldBe(["Pack"]);
        publish.Annotations.ShouldBe(["network", 7]);
        publish.AssuredAfterFailure.ShouldBeTrue();
        Description.Targets.Select(target => target.Node.Name).ShouldBe(["Publish", "Pack"]);
    }

    [Fact]
    public void Targets_are_found_by_their_delegates()
    {
        var build = new Build();
        var description = BuildDescription.Of(build);

        description.NameOf(build.Publish).ShouldBe("Publish");
        description.NameOf(((IPack)build).Pack).ShouldBe("Pack");
        description.NameOf(_ => _).ShouldBeNull();
    }

    [Fact]
    public void Parameters_come_with_type_choices_and_the_default_that_the_class_gives_them() =>
        Description.Parameters.Select(parameter => $"{parameter.Name} {parameter.Member} --{parameter.Option} {parameter.Type.Name}{(parameter.IsList ? "[]" : "")} {parameter.Default ?? "-"} {string.Join('|', parameter.Choices)}"
                + $"{(parameter.IsSecret ? " secret" : "")}{(parameter.IsRequired ? " required" : "")}: {parameter.Description ?? "-"}")
            .ShouldBe(
            [
                "Channel Channel --channel Channel Candidate Stable|Candidate: Where it goes",
                "Files Files --files String[] - : -",
                "NugetFeed Feed --nuget-feed String - : -",
                "Retries Retries --retries Int32 3 : -",
                "Token Token --token String -  secret required: -",
            ]);

    [Fact]
    public void Default_is_what_the_class_says_even_when_the_run_was_given_another_value()
    {
        var build = new Build { Retries = 9 };

        BuildDescription.Of(build).Parameters.Single(parameter => parameter.Name == "Retries").Default.ShouldBe("3");
    }

    [Fact]
    public void Properties_of_a_type_are_found_in_class_and_components_once()
    {
        var properties = Description.Properties<Greeting>();

        properties.Select(property => $"{property.Key} {property.Value("you")}").ShouldBe(["Hello Hello you", "Bye See you"]);
    }

    [Fact]
    public void Property_that_cannot_be_read_is_an_error_that_names_it() =>
        Should.Throw<UsageException>(() => BuildDescription.Of(new Broken()).Properties<Greeting>()).Message.ShouldBe("Hello cannot be read: no words");

    private delegate string Greeting(string name);

    private enum Channel
    {
        Stable,
        Candidate,
    }

    private interface IPack : INukeBuild
    {
        [Parameter(Name = "NugetFeed")]
        string? Feed => TryGetValue(() => Feed);

        [Parameter]
        string[]? Files => TryGetValue(() => Files);

        Greeting Bye => _ => "Goodbye";

        Target Pack => _ => _.Produces("artifacts/packages/**");
    }

    private sealed class Build : NukeBuild, IPack
    {
        [Parameter("Where it goes")]
        public Channel? Channel { get; set; } = BuildDescriptionTests.Channel.Candidate;

        [Parameter]
        public int Retries { get; set; } = 3;

        [Parameter]
        [Required]
        [Secret]
        public string? Token { get; set; } = "never shown";

        public Greeting Hello => name => $"Hello {name}";

        public Target Publish => _ => _.DependsOn<IPack>().Consumes<IPack>().AssuredAfterFailure().Annotate("network").Annotate(7);

        Greeting IPack.Bye => name => $"See {name}";
    }

    private sealed class Broken : NukeBuild
    {
        public Greeting Hello => throw new InvalidOperationException("no words");
    }
}
