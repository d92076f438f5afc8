// The only place that knows which engine the components are written for: here NUKE, with -p:BuildEngine=Nuke. Each type of it that components may use
// has a line. What NUKE lacks is in the folder Nuke. Paths stay those of Slipway.Tools: IReleaseBuild converts the few that come from the engine.
global using Slipway.Tools;
global using Assert = Nuke.Common.Assert;
global using DependencyBehavior = Nuke.Common.DependencyBehavior;
global using GitHubActions = Nuke.Common.CI.GitHubActions.GitHubActions;
global using Host = Nuke.Common.Host;
global using INukeBuild = Slipway.Release.IReleaseBuild;
global using ITargetDefinition = Nuke.Common.ITargetDefinition;
global using Log = Serilog.Log;
global using ParameterAttribute = Nuke.Common.ParameterAttribute;
global using ParameterPrefixAttribute = Nuke.Common.ParameterPrefixAttribute;
global using PathVariableAttribute = Nuke.Common.Tooling.PathVariableAttribute;
global using RequiredAttribute = Nuke.Common.RequiredAttribute;
global using SecretAttribute = Nuke.Common.SecretAttribute;
global using Target = Nuke.Common.Target;
global using Tool = Nuke.Common.Tooling.Tool;
