using Slipway.Engine.Caching;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Work on several cores.</summary>
public sealed class AllAtOnceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task Each_number_is_worked_on_once(int count)
    {
        var calls = new int[count];

        await AllAtOnce.RunAsync(count, i => Interlocked.Increment(ref calls[i]), TestContext.Current.CancellationToken);

        calls.ShouldAllBe(number => number == 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task First_exception_ends_the_work_and_is_thrown_as_it_is(int count)
    {
        var calls = 0;

        await Should.ThrowAsync<IOException>(() => AllAtOnce.RunAsync(
            count,
            i =>
            {
                Interlocked.Increment(ref calls);
                throw new IOException("broken");
            },
            TestContext.Current.CancellationToken));

        calls.ShouldBeLessThanOrEqualTo(Environment.ProcessorCount);
    }

    [Fact]
    public async Task Cancelled_work_ends()
    {
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => AllAtOnce.RunAsync(1_000_000, _ => cancel.Cancel(), cancel.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => AllAtOnce.RunAsync(1, _ => Xunit.Assert.Fail("must not run"), cancel.Token));
    }
}
