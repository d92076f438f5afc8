namespace Serilog;

// NUKE builds log with Serilog, which the package brings along.
public static class Log
{
    public static void Verbose(string messageTemplate, params object[] propertyValues)
    {
    }

    public static void Debug(string messageTemplate, params object[] propertyValues)
    {
    }

    public static void Information(string messageTemplate, params object[] propertyValues)
    {
    }

    public static void Warning(string messageTemplate, params object[] propertyValues)
    {
    }

    public static void Warning(Exception exception, string messageTemplate, params object[] propertyValues)
    {
    }

    public static void Error(string messageTemplate, params object[] propertyValues)
    {
    }

    public static void Error(Exception exception, string messageTemplate, params object[] propertyValues)
    {
    }
}
