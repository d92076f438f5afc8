using Gateway.Hosting;
using Gateway.Sds;

return await GatewayProgram.OfProcess(typeof(Program).Assembly, args).RunAsync(SdsSettings.Read, SdsApp.Build);
