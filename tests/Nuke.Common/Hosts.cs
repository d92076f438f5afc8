namespace Nuke.Common
{
    public class Host
    {
        protected Host()
        {
        }
    }

    public enum Verbosity
    {
        Verbose,
        Normal,
        Minimal,
        Quiet,
    }
}

namespace Nuke.Common.CI
{
    public class Partition
    {
        public static Partition Single { get; }

        public int Part { get; }

        public int Total { get; }
    }
}

namespace Nuke.Common.CI.GitHubActions
{
    public class GitHubActions : Host
    {
        internal GitHubActions()
        {
        }

        public static GitHubActions Instance { get; }

        public string EventName { get; }

        public string Ref { get; }

        public string Sha { get; }

        public string Repository { get; }

        public string Actor { get; }

        public string HeadRef { get; }

        public string BaseRef { get; }

        public long RunId { get; }

        public string ServerUrl { get; }
    }
}
