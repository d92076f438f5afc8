namespace Slipway.Verification;

/// <summary>Runs the gateway of a release on this machine and the conformance suite against it.</summary>
/// <param name="report">Takes what is done and found.</param>
/// <param name="options">How.</param>
/// <param name="time">The clock.</param>
public sealed class GatewayVerification(ReportBuilder report, GatewayVerificationOptions options, TimeProvider time)
{
    /// <summary>Runs the programs as processes.</summary>
    /// <param name="images">The unpacked images of controller, sds, proxy and echo.</param>
    /// <param name="folder">The folder of this verification.</param>
    /// <param name="path">The folders of programs of this machine, as in PATH.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>Whether the release got so far that the report says something about it.</returns>
    public Task<bool> RunLocalAsync(IReadOnlyList<ImageFiles> images, AbsolutePath folder, string? path, CancellationToken cancellationToken) =>
        RunAsync(async () => await ProcessHost.CreateAsync(images, folder, path, time, cancellationToken), cancellationToken);

    /// <summary>Runs the programs as containers.</summary>
    /// <param name="docker">The client.</param>
    /// <param name="images">What the engine calls the images of controller, sds, proxy and echo.</param>
    /// <param name="folder">The folder of this verification.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>Whether the release got so far that the report says something about it.</returns>
    public async Task<bool> RunDockerAsync(DockerCli docker, IReadOnlyDictionary<string, string> images, AbsolutePath folder, CancellationToken cancellationToken)
    {
        await report.StepAsync("Clean up after killed verifications", () => new DockerLeftovers(docker).RemoveAbandonedAsync(folder.Parent!, cancellationToken));
        return await RunAsync(async () => await DockerHost.CreateAsync(docker, images, folder, cancellationToken), cancellationToken);
    }

    private async Task<bool> RunAsync(Func<Task<IProgramHost>> createHost, CancellationToken cancellationToken)
    {
        IProgramHost? host = null;
        try
        {
            if (!await report.StepAsync("Prepare this machine", async () => host = await createHost()))
            {
                return false;
            }

            await RunAsync(host!, cancellationToken);
            return true;
        }
        finally
        {
            await (host?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async Task RunAsync(IProgramHost host, CancellationToken cancellationToken)
    {
        foreach (var (name, version) in host.Tools)
        {
            report.AddTool(name, version);
        }

        using var http = new HttpClient { Timeout = options.Conformance.CheckDeadline };
        var readiness = new Readiness(http, time, options.StartDeadline);
        ProgramGateway? gateway = null;
        try
        {
            if (await report.StepAsync("Start the gateway", async () => gateway = await ProgramGateway.StartAsync(Check(host), readiness, time, cancellationToken)))
            {
                await TestAsync(gateway!, cancellationToken);
            }
        }
        finally
        {
            await (gateway?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async Task TestAsync(ProgramGateway gateway, CancellationToken cancellationToken)
    {
        await report.StepAsync("Run the conformance suite", () => RunSuiteAsync(gateway, cancellationToken));
        if (options.Load is { } load && !report.HasFailed)
        {
            await MeasureAsync(gateway, load, cancellationToken);
        }

        await report.StepAsync("Find all programs still running", () => CheckAlive(gateway));
        if (report.HasFailed)
        {
            foreach (var program in gateway.Programs)
            {
                report.Add(new Evidence(program.Order.Instance, "last lines of its log", string.Join('\n', program.Log.Lines)));
            }
        }
    }

    // It decides nothing: that it could not be done is told as a step that was skipped.
    private async Task MeasureAsync(ProgramGateway gateway, LoadOptions load, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            report.Load = await GatewayLoad.RunAsync(gateway, load, time, cancellationToken);
            report.Add(new VerificationStep("Measure under load", time.GetElapsedTime(start), CheckOutcome.Passed));
        }
        catch (Exception error) when (error is VerificationException or HttpRequestException)
        {
            report.Add(new VerificationStep("Measure under load", time.GetElapsedTime(start), CheckOutcome.Skipped, error.Message));
        }
    }

    private async Task RunSuiteAsync(ProgramGateway gateway, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.SuiteDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            report.Add(await ConformanceSuite.RunAsync(gateway, options.Conformance, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new VerificationException($"The suite did not end within {ReportText.Duration(options.SuiteDeadline)}.");
        }
    }

    private static IProgramHost Check(IProgramHost host) => GatewayOrders.Images.FirstOrDefault(image => !host.Has(image)) is { } missing
        ? throw new VerificationException($"The release has no image '{missing}': the suite needs {string.Join(", ", GatewayOrders.Images)}.")
        : host;

    private static Task CheckAlive(ProgramGateway gateway)
    {
        var ended = gateway.Programs.Select(program => program.End).OfType<string>().ToList();
        return ended.Count == 0 ? Task.CompletedTask : throw new VerificationException(string.Join('\n', ended));
    }
}
