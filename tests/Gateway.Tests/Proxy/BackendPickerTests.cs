using Gateway.Hosting.Routing;
using Gateway.Proxy.Backends;
using Gateway.Tests.Support;

namespace Gateway.Tests.Proxy;

/// <summary>Backends get their share.</summary>
public sealed class BackendPickerTests
{
    private readonly ManualTime time = new();
    private readonly BackendPicker picker;

    public BackendPickerTests() => picker = new(TimeSpan.FromSeconds(10), time);

    [Theory]
    [InlineData(1)]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(70, 20, 10)]
    [InlineData(0, 1, 0, 3)]
    [InlineData(999_999, 1)]
    [InlineData(1_000_000, 1_000_000, 1_000_000, 1_000_000)]
    public void Requests_are_spread_by_weight_within_a_few(params int[] weights)
    {
        const int requests = 1000;
        var backends = Backends(weights);

        var counts = Enumerable.Range(0, requests).GroupBy(_ => picker.Pick(backends, [])!.Port).ToDictionary(group => group.Key, group => group.Count());

        foreach (var backend in backends)
        {
            var share = (double)requests * backend.Weight / weights.Sum(weight => (long)weight);
            ((double)counts.GetValueOrDefault(backend.Port)).ShouldBe(share, backend.Weight == 0 ? 0.5 : 5);
        }
    }

    [Fact]
    public void Short_runs_are_spread_too()
    {
        var backends = Backends(1, 1);
        for (var run = 0; run < 50; run++)
        {
            Enumerable.Range(0, 10).Count(_ => picker.Pick(backends, [])!.Port == 1).ShouldBeInRange(4, 6);
        }
    }

    [Fact]
    public void Nothing_is_picked_where_nothing_takes_requests()
    {
        picker.Pick([], []).ShouldBeNull();
        picker.Pick(Backends(0, 0), []).ShouldBeNull();
        var backends = Backends(1, 1);
        picker.Pick(backends, backends).ShouldBeNull();
    }

    [Fact]
    public void Failed_backend_is_left_alone_until_the_time_is_over()
    {
        var backends = Backends(1, 1);
        picker.Failed(backends[0]);

        Picked(backends).ShouldBe([2]);
        time.Advance(TimeSpan.FromSeconds(9.9));
        Picked(backends).ShouldBe([2]);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Picked(backends).ShouldBe([1, 2], ignoreOrder: true);
    }

    [Fact]
    public void Failed_backend_that_answers_is_back_at_once_in_every_route()
    {
        var backends = Backends(1, 1);
        picker.Failed(backends[0]);
        picker.Answered(backends[0] with { Weight = 7 });

        Picked(backends).ShouldBe([1, 2], ignoreOrder: true);
    }

    [Fact]
    public void Failed_backends_are_tried_all_the_same_when_there_is_no_other()
    {
        var backends = Backends(1, 1);
        picker.Failed(backends[0]);
        picker.Failed(backends[1]);

        Picked(backends).ShouldBe([1, 2], ignoreOrder: true);
        picker.Pick(backends, [backends[0]]).ShouldBe(backends[1]);
    }

    private static Backend[] Backends(params int[] weights) => [.. weights.Select((weight, index) => new Backend("b", index + 1, weight))];

    private int[] Picked(Backend[] backends) => [.. Enumerable.Range(0, 20).Select(_ => picker.Pick(backends, [])!.Port).Distinct()];
}
