namespace Slipway.Workflows;

/// <summary>What must hold so that a job runs, for CI systems that do not skip jobs together with those that they need.</summary>
internal static class JobConditions
{
    /// <summary>Conditions of which all must hold, one by one.</summary>
    public static IEnumerable<Condition> Conjuncts(Condition? condition) => condition switch
    {
        null => [],
        AllCondition all => Conjuncts(all.Left).Concat(Conjuncts(all.Right)),
        _ => [condition],
    };

    /// <summary>What must hold for a job and for all that it needs; how the run goes on is no part of it.</summary>
    public static List<Condition> Inherited(JobPlan plan, string id)
    {
        var job = plan.Jobs.First(job => job.Id == id);
        var needs = job.AssuredAfterFailure ? [] : job.Needs.SelectMany(need => Inherited(plan, need));
        return [.. needs.Concat(Conjuncts(job.Settings.Condition)).Where(condition => condition is not StatusCondition).Distinct()];
    }
}
