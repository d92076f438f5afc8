// The only place that knows which engine runs this build.
global using Slipway.Engine;
global using Slipway.Tools;
global using Workflow = Slipway.Workflows.Workflow<Slipway.Engine.Target>;
