namespace Slipway.Workflows.Tests.Actions;

/// <summary>The lock file of GitHub actions.</summary>
public sealed class ActionsLockTests
{
    private const string Commit = "3d3c42e5aac5ba805825da76410c181273ba90b1";

    private const string Text =
        """
        {
          "actions": {
            "actions/cache": { "version": "v6.1.0", "commit": "55cc8345863c7cc4c66a329aec7e433d2d1c52a9" },
            "actions/checkout": { "version": "v7.0.1", "commit": "3d3c42e5aac5ba805825da76410c181273ba90b1" }
          }
        }

        """;

    [Fact]
    public void File_is_read_and_written_as_it_was() => ActionsLock.Parse(Text).ToText().ShouldBe(Text);

    [Fact]
    public void Action_is_found_with_its_version_and_commit()
    {
        ActionsLock.Parse(Text).Find("actions/checkout").ShouldBe(new ActionPin("actions/checkout", "v7.0.1", Commit));
        ActionsLock.Parse(Text).Find("actions/checkouts").ShouldBeNull();
    }

    [Fact]
    public void Actions_are_added_moved_and_removed_in_the_order_of_their_names() =>
        ActionsLock.Empty
            .With(new ActionPin("b/b", "v1", Commit))
            .With(new ActionPin("c/c", "v1", Commit))
            .With(new ActionPin("a/a", "v1", Commit))
            .With(new ActionPin("b/b", "v2", Commit))
            .Without("c/c")
            .Pins.ShouldBe([new ActionPin("a/a", "v1", Commit), new ActionPin("b/b", "v2", Commit)]);

    [Theory]
    [InlineData("""{ "actions": { "checkout": { "version": "v1", "commit": "3d3c42e5aac5ba805825da76410c181273ba90b1" } } }""", "'checkout' is no action")]
    [InlineData("""{ "actions": { "a/b@v1": { "version": "v1", "commit": "3d3c42e5aac5ba805825da76410c181273ba90b1" } } }""", "'a/b@v1' is no action")]
    [InlineData("""{ "actions": { "a/b": { "version": "v1", "commit": "v1" } } }""", "a/b: 'v1' is no commit; expected 40 hexadecimal digits")]
    [InlineData("""{ "actions": { "a/b": { "version": "", "commit": "3d3c42e5aac5ba805825da76410c181273ba90b1" } } }""", "a/b: '' is no version")]
    [InlineData("""{ "actions": { "a/b": { "version": "v1" } } }""", "commit")]
    [InlineData("""{ "actions": { "a/b": { "version": "v1", "commit": null } } }""", "commit")]
    [InlineData("""{ "action": {} }""", "action")]
    [InlineData("{", ".github/actions.lock.json: ")]
    [InlineData("null", ".github/actions.lock.json: ")]
    public void Anything_else_is_refused_with_the_reason(string text, string expected) =>
        Should.Throw<FormatException>(() => ActionsLock.Parse(text)).Message.ShouldContain(expected);

    [Fact]
    public void All_problems_are_reported_at_once() =>
        Should.Throw<FormatException>(() => ActionsLock.Parse("""{ "actions": { "a/b": { "version": "", "commit": "" } } }""")).Message
            .ShouldBe(".github/actions.lock.json: a/b: '' is no version; expected the tag of the commit, as in v7.0.1. a/b: '' is no commit; expected 40 hexadecimal digits in lower case. Tags can be moved, so that they do not do.");
}
