// The only place that knows which engine runs this build: here NUKE, with -p:BuildEngine=Nuke.
global using Nuke.Common;
global using Nuke.Common.IO;
global using Workflow = Slipway.Workflows.Workflow<Nuke.Common.Target>;
