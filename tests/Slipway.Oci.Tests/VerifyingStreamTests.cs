namespace Slipway.Oci.Tests;

public sealed class VerifyingStreamTests
{
    private static readonly Descriptor s_foo = Descriptor.Of("text/plain", "foo"u8);

    [Fact]
    public async Task Right_content_passes()
    {
        await using var stream = Open("foo");
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync()).ShouldBe("foo");
    }

    [Theory]
    [InlineData("")]
    [InlineData("fo")]
    [InlineData("fox")]
    [InlineData("foof")]
    public async Task Wrong_content_throws_at_its_end_at_the_latest(string content)
    {
        await using var stream = Open(content);
        await Should.ThrowAsync<DigestMismatchException>(() => stream.CopyToAsync(Stream.Null));
    }

    [Fact]
    public void Endless_content_throws_at_the_first_byte_too_many()
    {
        using var stream = new VerifyingStream(new MemoryStream(new byte[1000]), s_foo, "test");
        Should.Throw<DigestMismatchException>(() => stream.ReadExactly(new byte[10])).ActualSize.ShouldBe(10);
    }

    [Fact]
    public void Reading_nothing_does_not_count_as_the_end()
    {
        using var stream = Open("foo");
        stream.Read([]).ShouldBe(0);
    }

    private static VerifyingStream Open(string content) => new(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), s_foo, "test");
}
