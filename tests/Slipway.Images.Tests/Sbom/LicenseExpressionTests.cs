namespace Slipway.Images.Tests;

public sealed class LicenseExpressionTests
{
    [Theory]
    [InlineData("MIT")]
    [InlineData("GPL-2.0+")]
    [InlineData("MIT OR (Apache-2.0 WITH LLVM-exception)")]
    [InlineData("(BSD-3-Clause AND (MIT OR Zlib))")]
    [InlineData("LicenseRef-acme.1")]
    public void Expression_is_known_as_one(string text) => LicenseExpression.IsWellFormed(text).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("MIT Apache-2.0")]
    [InlineData("MIT OR")]
    [InlineData("AND MIT")]
    [InlineData("(MIT")]
    [InlineData("MIT)")]
    [InlineData("()")]
    [InlineData("+")]
    [InlineData("https://licenses.example/MIT")]
    [InlineData("Public Domain, mostly")]
    public void Anything_else_is_not(string? text) => LicenseExpression.IsWellFormed(text).ShouldBeFalse();
}
