using Gateway.Controller;
using Gateway.Hosting;

return await GatewayProgram.OfProcess(typeof(Program).Assembly, args).RunAsync(ControllerSettings.Read, ControllerApp.Build);
