// File permissions, links and the host base are those of Unix.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
