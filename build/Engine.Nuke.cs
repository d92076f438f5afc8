// The only place that knows which engine runs this build: here NUKE, with -p:BuildEngine=Nuke. Paths are those of Slipway.Tools on both engines.
global using Nuke.Common;
global using Slipway.Tools;
global using INukeBuild = Slipway.Release.IReleaseBuild;
global using NukeBuild = Slipway.Release.ReleaseBuild;
global using Workflow = Slipway.Workflows.Workflow<Nuke.Common.Target>;
