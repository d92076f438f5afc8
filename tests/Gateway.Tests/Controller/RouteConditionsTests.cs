using Gateway.Controller.Cluster;
using Gateway.Controller.Routes;

namespace Gateway.Tests.Controller;

/// <summary>The status says what became of a route, and is left alone when it already does.</summary>
public sealed class RouteConditionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly Condition Foreign = new() { Type = "Programmed", Status = "True", Reason = "R", Message = "", LastTransitionTime = "2025-01-01T00:00:00Z" };

    [Fact]
    public void New_route_gets_a_condition_beside_those_of_others()
    {
        var outcome = Outcome([Foreign], "Invalid", "spec.host: no", "spec.path: no");

        RouteConditions.AreCurrent(outcome).ShouldBeFalse();
        RouteConditions.Apply(outcome, Now).Conditions.ShouldBe(
        [
            Foreign,
            new() { Type = "Accepted", Status = "False", Reason = "Invalid", Message = "spec.host: no; spec.path: no", LastTransitionTime = "2026-01-02T03:04:05Z", ObservedGeneration = 7 },
        ]);
    }

    [Fact]
    public void Time_changes_only_with_the_status()
    {
        var before = Outcome([], "Invalid", "one problem");
        var written = RouteConditions.Apply(before, Now).Conditions!;

        var other = RouteConditions.Apply(Outcome(written, "Invalid", "another problem"), Now.AddDays(1)).Conditions!.Single();
        var accepted = RouteConditions.Apply(Outcome(written, "Accepted"), Now.AddDays(1)).Conditions!.Single();

        (other.Message, other.LastTransitionTime).ShouldBe(("another problem", "2026-01-02T03:04:05Z"));
        (accepted.Status, accepted.LastTransitionTime).ShouldBe(("True", "2026-01-03T03:04:05Z"));
    }

    [Fact]
    public void What_was_written_is_current_until_outcome_or_generation_change()
    {
        var written = RouteConditions.Apply(Outcome([], "Accepted"), Now).Conditions!;

        RouteConditions.AreCurrent(Outcome(written, "Accepted")).ShouldBeTrue();
        RouteConditions.AreCurrent(Outcome(written, "Invalid", "x")).ShouldBeFalse();
        RouteConditions.AreCurrent(Outcome(written, "Accepted", generation: 8)).ShouldBeFalse();
        RouteConditions.AreCurrent(new(new() { Status = null }, "Accepted", [])).ShouldBeFalse();
    }

    private static RouteOutcome Outcome(IReadOnlyList<Condition> conditions, string reason, params string[] problems) => Outcome(conditions, reason, 7, problems);

    private static RouteOutcome Outcome(IReadOnlyList<Condition> conditions, string reason, long generation, params string[] problems) =>
        new(new() { Metadata = new() { Name = "a", Generation = generation }, Status = new() { Conditions = conditions } }, reason, problems);
}
