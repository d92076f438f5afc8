using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>
/// The way to one cluster. Both parts are given to every tool in so many words, so that no tool ever follows the user's own current context.
/// </summary>
/// <param name="KubeConfig">The kubeconfig file.</param>
/// <param name="Context">The context in it.</param>
public sealed record ClusterAccess(AbsolutePath KubeConfig, string Context);
