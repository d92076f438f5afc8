// The processes and permissions of these tests are those of Unix.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
