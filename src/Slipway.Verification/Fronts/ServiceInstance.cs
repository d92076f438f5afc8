using System.Net;

namespace Slipway.Verification.Fronts;

/// <summary>One running copy of a program behind a <see cref="ServiceFront"/>.</summary>
/// <param name="Ports">Where it listens: the front's name of the port to its address.</param>
/// <param name="Readiness">Answers with a success while the instance takes new connections.</param>
public sealed record ServiceInstance(IReadOnlyDictionary<string, IPEndPoint> Ports, Uri Readiness);
