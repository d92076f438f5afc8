using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>The service account of a task that may do more than others.</summary>
/// <param name="Task">The task.</param>
/// <param name="Name">The account.</param>
internal sealed record TektonAccount(string Task, string Name)
{
    public static Codec<TektonAccount> Codec { get; } = new RecordCodec<TektonAccount>(new TektonAccount("", ""))
        .Required("pipelineTaskName", Codecs.Text, account => account.Task, (account, value) => account with { Task = value })
        .Required("serviceAccountName", Codecs.Text, account => account.Name, (account, value) => account with { Name = value });
}
