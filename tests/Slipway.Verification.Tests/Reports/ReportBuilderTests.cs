namespace Slipway.Verification.Tests.Reports;

/// <summary>Collecting what a verification does.</summary>
public sealed class ReportBuilderTests
{
    private readonly ReportBuilder _builder = new("v1.4.0", "local", TimeProvider.System);

    [Fact]
    public async Task Step_that_works_is_recorded()
    {
        (await _builder.StepAsync("Pull", () => Task.CompletedTask)).ShouldBeTrue();

        var step = _builder.Build().Steps.ShouldHaveSingleItem();
        (step.Name, step.Outcome, step.Message).ShouldBe(("Pull", CheckOutcome.Passed, null));
        _builder.HasFailed.ShouldBeFalse();
    }

    [Fact]
    public async Task Step_that_fails_is_recorded_with_its_reason()
    {
        (await _builder.StepAsync("Pull", () => throw new VerificationException("There is no such image."))).ShouldBeFalse();

        var report = _builder.Build();
        report.Steps.ShouldHaveSingleItem().Message.ShouldBe("There is no such image.");
        report.Passed.ShouldBeFalse();
        _builder.HasFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task Cancelled_step_cancels_the_verification() =>
        await Should.ThrowAsync<OperationCanceledException>(() => _builder.StepAsync("Pull", () => Task.FromCanceled(new CancellationToken(canceled: true))));

    [Fact]
    public async Task Steps_are_told_as_they_end()
    {
        List<string> told = [];
        var builder = new ReportBuilder("v1.4.0", "local", TimeProvider.System) { OnStep = step => told.Add($"{step.Name} {step.Outcome}") };

        await builder.StepAsync("Pull", () => Task.CompletedTask);
        await builder.StepAsync("Start", () => throw new IOException("full"));

        told.ShouldBe(["Pull Passed", "Start Failed"]);
    }
}
