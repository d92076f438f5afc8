namespace Slipway.Workflows.Tekton;

/// <summary>Writes conditions as what must hold before a task. What a kind of event decides by itself is decided here.</summary>
internal sealed class TektonConditions(TektonEvent occasion, ProblemList problems)
{
    // What remains to be asked when the run starts; true and false have nothing left.
    private sealed record Reduced(bool? Value, Condition? Rest)
    {
        public static Reduced Of(bool value) => new(value, null);
    }

    /// <summary>Whether a condition depends on the kind of event.</summary>
    public static bool AsksForEvent(Condition condition) => condition switch
    {
        TagCondition or PullRequestCondition or BranchCondition => true,
        NotCondition not => AsksForEvent(not.Inner),
        AllCondition all => AsksForEvent(all.Left) || AsksForEvent(all.Right),
        AnyCondition any => AsksForEvent(any.Left) || AsksForEvent(any.Right),
        _ => false,
    };

    /// <summary>What must hold; null when it never can.</summary>
    public ValueList<TektonWhen>? When(IEnumerable<Condition> conditions, string where)
    {
        var all = conditions.Select(Reduce).ToList();
        return all.Any(reduced => reduced.Value == false) ? null : all.Where(reduced => reduced.Rest is not null).SelectMany(reduced => Whens(reduced.Rest!, where)).ToValueList();
    }

    private Reduced Reduce(Condition condition) => condition switch
    {
        TagCondition => Reduced.Of(occasion == TektonEvent.Tag),
        PullRequestCondition => Reduced.Of(occasion == TektonEvent.PullRequest),
        BranchCondition when occasion is TektonEvent.Tag or TektonEvent.PullRequest => Reduced.Of(false),
        NotCondition not => Not(Reduce(not.Inner)),
        AllCondition all => Both(Reduce(all.Left), Reduce(all.Right)),
        AnyCondition any => Not(Both(Not(Reduce(any.Left)), Not(Reduce(any.Right)))),
        _ => new Reduced(null, condition),
    };

    private static Reduced Not(Reduced reduced) =>
        reduced.Value is { } value ? Reduced.Of(!value) : new Reduced(null, reduced.Rest is NotCondition not ? not.Inner : new NotCondition(reduced.Rest!));

    private static Reduced Both(Reduced left, Reduced right) =>
        left.Value == false || right.Value == false ? Reduced.Of(false)
        : left.Value == true ? right
        : right.Value == true ? left
        : new Reduced(null, new AllCondition(left.Rest!, right.Rest!));

    private IEnumerable<TektonWhen> Whens(Condition condition, string where) => condition switch
    {
        AllCondition all => Whens(all.Left, where).Concat(Whens(all.Right, where)),
        BranchCondition or RepositoryCondition => [Compare(condition, "in")],
        NotCondition { Inner: BranchCondition or RepositoryCondition } not => [Compare(not.Inner, "notin")],
        _ => Refuse(condition, where),
    };

    private static TektonWhen Compare(Condition condition, string comparison) => condition is BranchCondition branch
        ? new TektonWhen { Input = "{{ source_branch }}", Operator = comparison, Values = [branch.Name] }
        : new TektonWhen { Input = "{{ repo_owner }}/{{ repo_name }}", Operator = comparison, Values = [((RepositoryCondition)condition).Name] };

    private IEnumerable<TektonWhen> Refuse(Condition condition, string where)
    {
        problems.Add($"{where} has the condition {condition}, which Tekton cannot express.");
        return [];
    }
}
