using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Tools.Tests;

public sealed class LinePumpTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\nb\n", new[] { "a", "b" })]
    [InlineData("a\r\nb", new[] { "a", "b" })]
    [InlineData("10%\r20%\r\n", new[] { "10%", "20%" })]
    [InlineData("\n\na", new[] { "", "", "a" })]
    public async Task Pump_cuts_lines(string text, string[] expected) => (await Read(text, [])).ShouldBe(expected);

    [Fact]
    public async Task Pump_masks_a_secret_wherever_a_long_line_is_cut()
    {
        for (var offset = 0; offset < 40; offset++)
        {
            var lines = await Read(new string('x', offset) + "hunter2" + new string('y', 40), ["hunter2"], maximumLength: 10);
            string.Concat(lines).ShouldBe(new string('x', offset) + "***" + new string('y', 40));
        }
    }

    [Fact]
    public void Pump_reads_what_a_string_reader_reads_however_the_text_arrives() =>
        Prop.ForAll(
            Gen.Elements('a', 'b', '\r', '\n').ListOf().Select(chars => string.Concat(chars)).ToArbitrary(),
            Gen.Choose(1, 5).ToArbitrary(),
            (text, chunk) => Read(text, [], chunk: chunk).GetAwaiter().GetResult().SequenceEqual(Expected(text)))
            .QuickCheckThrowOnFailure();

    private static List<string> Expected(string text)
    {
        using var reader = new StringReader(text);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    private static async Task<List<string>> Read(string text, string[] secrets, int maximumLength = 1000, int chunk = int.MaxValue)
    {
        var lines = new List<string>();
        using var reader = new ChunkReader(text, chunk);
        await new LinePump(reader, new Redactor(secrets), lines.Add, maximumLength).RunAsync();
        return lines;
    }

    private sealed class ChunkReader(string text, int chunk) : TextReader
    {
        private int _position;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            var length = Math.Min(Math.Min(chunk, buffer.Length), text.Length - _position);
            text.AsSpan(_position, length).CopyTo(buffer.Span);
            _position += length;
            return ValueTask.FromResult(length);
        }
    }
}
