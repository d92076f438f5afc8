using Gateway.Hosting;
using Gateway.Proxy;

return await GatewayProgram.OfProcess(typeof(Program).Assembly, args).RunAsync(ProxySettings.Read, ProxyApp.Build);
