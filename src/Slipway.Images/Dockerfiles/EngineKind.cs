namespace Slipway.Images;

/// <summary>Which builder works on Dockerfiles.</summary>
internal enum EngineKind
{
    /// <summary>buildx with a builder of its own, which writes OCI archives and keeps caches in registries.</summary>
    Buildx,

    /// <summary>buildx with the engine's own BuildKit, which leaves images in the engine.</summary>
    BuildxInEngine,

    /// <summary>The engine's BuildKit, driven by a docker client before version 23.</summary>
    BuildKit,

    /// <summary>The builder before BuildKit.</summary>
    Classic,
}
