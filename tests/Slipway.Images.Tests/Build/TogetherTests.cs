namespace Slipway.Images.Tests;

public sealed class TogetherTests
{
    [Fact]
    public async Task Both_results_are_returned() =>
        (await Together.RunAsync(_ => Task.FromResult(1), _ => Task.FromResult("a"), TestContext.Current.CancellationToken)).ShouldBe((1, "a"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Failure_of_one_cancels_the_other_and_is_what_is_thrown(bool firstFails)
    {
        var cancelled = false;
        async Task<int> Wait(CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            }
            finally
            {
                cancelled = token.IsCancellationRequested;
            }
        }

        Task<int> Fail(CancellationToken token) => Task.FromException<int>(new InvalidDataException("failed"));

        var run = firstFails
            ? Together.RunAsync(Fail, Wait, TestContext.Current.CancellationToken)
            : Together.RunAsync(Wait, Fail, TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<InvalidDataException>(run)).Message.ShouldBe("failed");
        cancelled.ShouldBeTrue();
    }
}
