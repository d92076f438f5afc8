using System.Runtime.CompilerServices;

namespace Nuke.Common;

public static class Assert
{
    public static void Fail(string message, Exception exception = null) => throw new Exception(message, exception);

    public static void True(bool condition, string message = null, [CallerArgumentExpression("condition")] string argumentExpression = null)
    {
    }

    public static void False(bool condition, string message = null, [CallerArgumentExpression("condition")] string argumentExpression = null)
    {
    }

    public static T NotNull<T>(this T obj, string message = null, [CallerArgumentExpression("obj")] string argumentExpression = null)
        where T : class => obj;

    public static string NotNullOrEmpty(this string str, string message = null, [CallerArgumentExpression("str")] string argumentExpression = null) => str;

    public static void NotEmpty<T>(IReadOnlyCollection<T> collection, string message = null, [CallerArgumentExpression("collection")] string argumentExpression = null)
    {
    }

    public static void Count<T>(IReadOnlyCollection<T> collection, int length, string message = null, [CallerArgumentExpression("collection")] string argumentExpression = null)
    {
    }

    public static void FileExists(string path, string message = null, [CallerArgumentExpression("path")] string argumentExpression = null)
    {
    }

    public static void DirectoryExists(string path, string message = null, [CallerArgumentExpression("path")] string argumentExpression = null)
    {
    }
}
