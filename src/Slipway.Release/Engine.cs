// The only place that knows which engine the components are written for.
global using Slipway.Engine;
global using Slipway.Tools;
