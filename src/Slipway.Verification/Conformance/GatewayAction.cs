namespace Slipway.Verification;

/// <summary>What some modes cannot do to a gateway.</summary>
public enum GatewayAction
{
    /// <summary><see cref="IGatewayUnderTest.StopBackendAsync"/>.</summary>
    StopBackend,

    /// <summary><see cref="IGatewayUnderTest.RollOutBackendAsync"/>.</summary>
    RollOutBackend,

    /// <summary><see cref="IGatewayUnderTest.RollOutGatewayAsync"/>.</summary>
    RollOutGateway,

    /// <summary><see cref="IGatewayUnderTest.StartUnreadyInstanceAsync"/>.</summary>
    StartUnreadyInstance,
}
