using System.Runtime.CompilerServices;

namespace Nuke.Common.Tooling
{
    public delegate IReadOnlyCollection<Output> Tool(
        ref ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> customLogger = null,
        Func<string, string> outputFilter = null);

    [InterpolatedStringHandler]
    public ref struct ArgumentStringHandler
    {
        public ArgumentStringHandler(int literalLength, int formattedCount, out bool handlerIsValid) => handlerIsValid = true;

        public void AppendLiteral(string value)
        {
        }

        public void AppendFormatted(object obj, int alignment = 0, string format = null)
        {
        }
    }

    public struct Output
    {
        public OutputType Type;

        public string Text;
    }

    public enum OutputType
    {
        Std,
        Err,
    }
}

namespace Nuke.Common.Git
{
    public class GitRepository
    {
        public string Branch { get; }

        public string Commit { get; }

        public string Identifier { get; }

        public IReadOnlyCollection<string> Tags { get; }
    }
}

namespace Nuke.Common.ProjectModel
{
    public class Solution
    {
        public IO.AbsolutePath Path { get; }

        public string Name { get; }

        public static implicit operator string(Solution solution) => solution.Path;
    }
}
