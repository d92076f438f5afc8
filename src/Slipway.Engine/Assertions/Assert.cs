using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Slipway.Engine;

/// <summary>Checks in targets. One that fails fails the target, with the source text of what was checked unless a message says more.</summary>
public static class Assert
{
    /// <summary>Fails.</summary>
    /// <exception cref="AssertionException">Always.</exception>
    [DoesNotReturn]
    public static void Fail(string message, Exception? exception = null) => throw new AssertionException(message, exception);

    /// <summary>Fails unless the condition is true.</summary>
    public static void True([DoesNotReturnIf(false)] bool condition, string? message = null, [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        if (!condition)
        {
            Fail(message ?? $"Expected to be true: {ConditionText.Of(expression)}");
        }
    }

    /// <summary>Fails unless the condition is false.</summary>
    public static void False([DoesNotReturnIf(true)] bool condition, string? message = null, [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        if (condition)
        {
            Fail(message ?? $"Expected to be false: {ConditionText.Of(expression)}");
        }
    }

    /// <summary>Fails when the value is null.</summary>
    /// <returns>The value.</returns>
    public static T NotNull<T>([NotNull] this T? value, string? message = null, [CallerArgumentExpression(nameof(value))] string expression = "")
        where T : class
    {
        if (value is null)
        {
            Fail(message ?? $"Expected a {typeof(T).Name}, found null: {ConditionText.Of(expression)}");
        }

        return value;
    }

    /// <inheritdoc cref="NotNull{T}(T, string, string)"/>
    public static T NotNull<T>([NotNull] this T? value, string? message = null, [CallerArgumentExpression(nameof(value))] string expression = "")
        where T : struct
    {
        if (value is null)
        {
            Fail(message ?? $"Expected a {typeof(T).Name}, found null: {ConditionText.Of(expression)}");
        }

        return value.Value;
    }

    /// <summary>Fails when the text is null or empty.</summary>
    /// <returns>The text.</returns>
    public static string NotNullOrEmpty([NotNull] this string? text, string? message = null, [CallerArgumentExpression(nameof(text))] string expression = "")
    {
        if (string.IsNullOrEmpty(text))
        {
            Fail(message ?? $"Expected text, found none: {ConditionText.Of(expression)}");
        }

        return text;
    }

    /// <summary>Fails when the text is null, empty or blank.</summary>
    /// <returns>The text.</returns>
    public static string NotNullOrWhiteSpace([NotNull] this string? text, string? message = null, [CallerArgumentExpression(nameof(text))] string expression = "")
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Fail(message ?? $"Expected text, found none: {ConditionText.Of(expression)}");
        }

        return text;
    }

    /// <summary>Fails when the collection is null or has no element.</summary>
    public static void NotEmpty<T>([NotNull] IReadOnlyCollection<T>? collection, string? message = null, [CallerArgumentExpression(nameof(collection))] string expression = "")
    {
        if (NotNull(collection, message, expression).Count == 0)
        {
            Fail(message ?? $"Expected elements, found none: {ConditionText.Of(expression)}");
        }
    }

    /// <summary>Fails when the collection is null or has an element.</summary>
    public static void Empty<T>([NotNull] IReadOnlyCollection<T>? collection, string? message = null, [CallerArgumentExpression(nameof(collection))] string expression = "") =>
        Count(collection, 0, message, expression);

    /// <summary>Fails when the collection is null or has another number of elements.</summary>
    public static void Count<T>(
        [NotNull] IReadOnlyCollection<T>? collection, int length, string? message = null, [CallerArgumentExpression(nameof(collection))] string expression = "")
    {
        if (NotNull(collection, message, expression).Count is var found && found != length)
        {
            Fail(message ?? $"Expected {length} elements, found {found}: {ConditionText.Of(expression)}");
        }
    }

    /// <summary>Fails unless the collection has exactly one element.</summary>
    public static void HasSingleItem<T>(
        [NotNull] IReadOnlyCollection<T>? collection, string? message = null, [CallerArgumentExpression(nameof(collection))] string expression = "") =>
        Count(collection, 1, message, expression);

    /// <summary>Fails when there is no such file.</summary>
    public static void FileExists([NotNull] string? path, string? message = null, [CallerArgumentExpression(nameof(path))] string expression = "")
    {
        if (!File.Exists(NotNull(path, message, expression)))
        {
            Fail(message ?? $"There is no file {path}: {ConditionText.Of(expression)}");
        }
    }

    /// <summary>Fails when there is no such directory.</summary>
    public static void DirectoryExists([NotNull] string? path, string? message = null, [CallerArgumentExpression(nameof(path))] string expression = "")
    {
        if (!Directory.Exists(NotNull(path, message, expression)))
        {
            Fail(message ?? $"There is no directory {path}: {ConditionText.Of(expression)}");
        }
    }
}
