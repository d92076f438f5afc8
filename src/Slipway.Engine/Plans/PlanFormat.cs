namespace Slipway.Engine;

/// <summary>How <c>--plan</c> shows a plan.</summary>
internal enum PlanFormat
{
    /// <summary>A tree for people.</summary>
    Text,

    /// <summary>Data for programs.</summary>
    Json,

    /// <summary>A Mermaid flowchart, for instance for a README.</summary>
    Mermaid,

    /// <summary>Graphviz.</summary>
    Dot,

    /// <summary>A page that needs nothing but a browser.</summary>
    Html,
}
