using System.Text.Json;
using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>Renovate finds every pin of the lock of actions.</summary>
public sealed class ActionsLockTests
{
    [Fact]
    public void Renovate_s_pattern_matches_every_action_of_the_lock()
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, ".github", "actions.lock.json"));
        using var actions = JsonDocument.Parse(text);
        using var renovate = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, ".github", "renovate.json")));
        var manager = renovate.RootElement.GetProperty("customManagers")[0];

        var found = new Regex(manager.GetProperty("matchStrings")[0].GetString()!, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Matches(text)
            .Select(match => $"{match.Groups["depName"]} {match.Groups["currentValue"]} {match.Groups["currentDigest"]}");

        found.ShouldBe(actions.RootElement.GetProperty("actions").EnumerateObject()
            .Select(action => $"{action.Name} {action.Value.GetProperty("version").GetString()} {action.Value.GetProperty("commit").GetString()}"));
    }
}
