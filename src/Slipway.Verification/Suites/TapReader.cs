using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Verification.Suites;

/// <summary>
/// Reads the Test Anything Protocol, versions 13 and 14 (testanything.org). Results within results only explain the one that they belong to.
/// A plan that is missing or not met, and a bail-out, are failed checks of their own.
/// </summary>
public sealed partial class TapReader
{
    private const string Group = "";
    private const string Unfinished = "TO" + "DO";

    private readonly CheckList _checks = new();
    private readonly List<string> _inner = [];
    private CheckResult? _open;
    private int? _planned;
    private int _found;
    private bool _isTap;
    private bool _bailedOut;

    private TapReader()
    {
    }

    /// <summary>Reads the results.</summary>
    /// <exception cref="SuiteReportException">It is no TAP, or too large.</exception>
    public static IReadOnlyList<CheckResult> Read(IEnumerable<string> lines)
    {
        var report = new TapReader();
        foreach (var line in lines.TakeWhile(_ => !report._bailedOut))
        {
            report.Add(line.TrimEnd('\r'));
        }

        return report.End();
    }

    private void Add(string line)
    {
        if (line.StartsWith(' ') || line.StartsWith('\t'))
        {
            // Diagnostics come after their result, results within come before it.
            _inner.Add(line);
        }
        else if (PointPattern.Match(line) is { Success: true } point)
        {
            Point(point);
        }
        else if (PlanPattern.Match(line) is { Success: true } plan)
        {
            Plan(plan);
        }
        else if (line.StartsWith("Bail out!", StringComparison.Ordinal))
        {
            BailOut(line["Bail out!".Length..]);
        }
        else
        {
            _isTap |= line.StartsWith("TAP version ", StringComparison.Ordinal);
        }
    }

    private void Point(Match match)
    {
        CloseOpen();
        _isTap = true;
        _found++;
        var directive = match.Groups["directive"].Value.ToUpperInvariant();
        var passed = !match.Groups["not"].Success;
        _open = new()
        {
            Group = Group,
            Name = ReportLimits.Cut(Unescape(match.Groups["name"].Value).TrimStart(' ', '-')) ?? string.Create(CultureInfo.InvariantCulture, $"{_found}"),
            Duration = TimeSpan.Zero,
            Outcome = directive switch
            {
                "SKIP" => CheckOutcome.Skipped,
                Unfinished when !passed => CheckOutcome.Skipped,
                _ => passed ? CheckOutcome.Passed : CheckOutcome.Failed,
            },
            Message = ReportLimits.Cut(match.Groups["why"].Value) ?? (passed ? null : "not ok"),
            Detail = passed ? null : ReportLimits.Cut(string.Join('\n', _inner)),
        };
        _inner.Clear();
    }

    private void Plan(Match match)
    {
        _isTap = true;
        _planned ??= int.TryParse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
        if (_planned == 0)
        {
            _checks.Add(Extra("all", CheckOutcome.Skipped, ReportLimits.Cut(match.Groups["why"].Value) ?? "the plan is empty"));
        }
    }

    private void BailOut(string reason)
    {
        CloseOpen();
        _isTap = _bailedOut = true;
        _checks.Add(Extra("bail out", CheckOutcome.Failed, ReportLimits.Cut(reason) ?? "the suite gave up"));
    }

    private void CloseOpen()
    {
        // What stands behind a result are its diagnostics, up to the results within the next one.
        var own = _inner.FindLastIndex(line => line.Trim() == "...") + 1;
        if (_open is { } open)
        {
            _checks.Add(open.Outcome == CheckOutcome.Failed && own > 0 ? open with { Detail = ReportLimits.Cut($"{open.Detail}\n{string.Join('\n', _inner.Take(own))}") } : open);
            _inner.RemoveRange(0, own);
        }

        _open = null;
    }

    private IReadOnlyList<CheckResult> End()
    {
        if (!_isTap)
        {
            throw new SuiteReportException("The report is no TAP: it has neither a plan nor a result (expected lines such as '1..2' and 'ok 1 - starts').");
        }

        CloseOpen();
        if (!_bailedOut && _planned != _found)
        {
            var message = _planned is { } planned ? $"{planned} results were planned, {_found} were found" : "there is no plan: the suite may have ended early";
            _checks.Add(Extra("plan", CheckOutcome.Failed, message));
        }

        return _checks.Checks;
    }

    private static CheckResult Extra(string name, CheckOutcome outcome, string message) =>
        new() { Group = Group, Name = name, Outcome = outcome, Duration = TimeSpan.Zero, Message = message };

    private static string Unescape(string text) => text.Replace(@"\#", "#", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    // A number sign that is not escaped begins a directive; others belong to the description.
    [GeneratedRegex(@"^(?<not>not )?ok\b(\s+\d+)?(?<name>.*?)(\s+#\s*(?<directive>SKIP|" + Unfinished + @")\S*\s*(?<why>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PointPattern { get; }

    [GeneratedRegex(@"^1\.\.(?<count>\d+)\s*(#\s*(SKIP\S*\s*)?(?<why>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlanPattern { get; }
}
