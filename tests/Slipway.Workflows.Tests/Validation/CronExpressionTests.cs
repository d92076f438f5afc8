namespace Slipway.Workflows.Tests.Validation;

/// <summary>Cron expressions are checked before the CI system silently ignores them.</summary>
public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("0 3 * * *")]
    [InlineData("*/15 * * * *")]
    [InlineData("0,30 1-5 1,15 JAN-MAR mon")]
    [InlineData("5 4 1-10/2 12 0-6")]
    public void Expression_is_accepted(string cron) => CronExpression.Problem(cron).ShouldBeNull();

    [Theory]
    [InlineData("", "'' is no cron expression; expected five fields (minute, hour, day of the month, month, day of the week), found 0.")]
    [InlineData("0 3 * *", "found 4.")]
    [InlineData("0 3 * * * *", "found 6.")]
    [InlineData("@daily", "found 1.")]
    [InlineData("60 3 * * *", "its minute is '60', expected *, or numbers, ranges and steps from 0 to 59.")]
    [InlineData("0 24 * * *", "its hour is '24'")]
    [InlineData("0 3 0 * *", "its day of the month is '0'")]
    [InlineData("0 3 * 13 *", "its month is '13'")]
    [InlineData("0 3 * * 7", "its day of the week is '7'")]
    [InlineData("0 3 * * MONDAY", "its day of the week is 'MONDAY'")]
    [InlineData("5-1 3 * * *", "its minute is '5-1'")]
    [InlineData("*/0 3 * * *", "its minute is '*/0'")]
    [InlineData("1,,2 3 * * *", "its minute is '1,,2'")]
    [InlineData("-1 3 * * *", "its minute is '-1'")]
    [InlineData("+1 3 * * *", "its minute is '+1'")]
    [InlineData("? 3 * * *", "its minute is '?'")]
    public void Anything_else_is_refused_with_the_reason(string cron, string expected) => CronExpression.Problem(cron).ShouldNotBeNull().ShouldContain(expected);
}
