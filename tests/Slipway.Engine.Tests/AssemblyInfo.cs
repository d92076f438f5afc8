// Key files have the permissions of Unix.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
