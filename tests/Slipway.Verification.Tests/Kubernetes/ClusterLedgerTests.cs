using Slipway.Testing;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class ClusterLedgerTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Held_entry_is_no_leftover_and_one_of_a_process_that_ended_is()
    {
        var ledger = new ClusterLedger(_folder.Path, 77);
        var entry = new ClusterLeftover("slipway-x-77") { Context = "prod", KubeConfig = "/kube/config" };
        using (ledger.Hold(entry))
        {
            ledger.FindLeftovers().ShouldBeEmpty();
            ledger.FindOwn().ShouldBe([entry]);
        }

        ledger.FindLeftovers().ShouldBe([entry]);
        ledger.Remove(entry.Name);
        ledger.FindLeftovers().ShouldBeEmpty();
    }

    [Fact]
    public void Entries_of_other_processes_are_not_own()
    {
        using var held = new ClusterLedger(_folder.Path, 7).Hold(new("slipway-x-7"));

        new ClusterLedger(_folder.Path, 77).FindOwn().ShouldBeEmpty();
    }

    [Fact]
    public void Ledger_without_a_folder_is_empty() => new ClusterLedger(_folder["none"], 1).FindLeftovers().ShouldBeEmpty();

    [Fact]
    public void Name_holds_the_time_and_the_process() => new ClusterLedger(_folder.Path, 77).NewName(new JumpingTime()).ShouldBe("slipway-20261121-120000-77");

    [Fact]
    public async Task Leftovers_are_removed_and_what_cannot_be_removed_stays_with_the_command_that_removes_it()
    {
        var ledger = new ClusterLedger(_folder.Path, 77);
        ledger.Hold(new("slipway-a-1")).Dispose();
        ledger.Hold(new("slipway-b-1") { Context = "prod", KubeConfig = "/kube/config" }).Dispose();
        var tools = new RecordedTools().On("kind delete", "kind/delete").On("delete namespace", "kubectl/connection-refused");
        var told = new List<string>();

        await new LeftoverRemoval(new(tools), ledger, told.Add).RemoveAsync(ledger.FindLeftovers(), default);

        ledger.FindLeftovers().ShouldHaveSingleItem().Name.ShouldBe("slipway-b-1");
        tools.Commands[1].ShouldBe("kubectl --kubeconfig /kube/config --context prod delete namespace slipway-b-1 --ignore-not-found --wait=false");
        told[^1].ShouldContain("Remove it with: kubectl --context prod delete namespace slipway-b-1");
    }
}
