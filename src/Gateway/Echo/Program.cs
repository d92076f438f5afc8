using Gateway.Echo;
using Gateway.Hosting;

return await GatewayProgram.OfProcess(typeof(Program).Assembly, args).RunAsync(EchoSettings.Read, EchoApp.Build);
