namespace Slipway.Images.Tests;

/// <summary>Reports as the scanners write them, shortened: one vulnerability twice, one without a fix, one of a .NET package.</summary>
internal static class SampleReports
{
    public const string Trivy = """
        {
          "SchemaVersion": 2, "Trivy": { "Version": "0.68.1" }, "CreatedAt": "2026-11-20T10:00:00Z", "ArtifactName": "/tmp/layout", "ArtifactType": "container_image",
          "Results": [
            { "Target": "/tmp/layout (debian 12.5)", "Class": "os-pkgs", "Type": "debian", "Vulnerabilities": [
              { "VulnerabilityID": "CVE-2026-1001", "VendorIDs": ["DSA-6001-1"], "PkgID": "libssl3@3.0.11-1", "PkgName": "libssl3", "PkgIdentifier": { "PURL": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12.5", "UID": "1" }, "InstalledVersion": "3.0.11-1", "FixedVersion": "3.0.15-1", "Severity": "CRITICAL", "Title": "openssl: bad", "PrimaryURL": "https://avd.aquasec.com/nvd/cve-2026-1001" },
              { "VulnerabilityID": "CVE-2026-1001", "PkgName": "libssl3", "InstalledVersion": "3.0.11-1", "FixedVersion": "3.0.15-1", "Severity": "CRITICAL" },
              { "VulnerabilityID": "CVE-2026-1002", "PkgName": "zlib1g", "PkgIdentifier": { "PURL": "pkg:deb/debian/zlib1g@1.2.13?arch=amd64" }, "InstalledVersion": "1.2.13", "Severity": "LOW" }
            ] },
            { "Target": "app/Proxy.deps.json", "Class": "lang-pkgs", "Type": "dotnet-core", "Vulnerabilities": [
              { "VulnerabilityID": "GHSA-aaaa-bbbb-cccc", "PkgName": "Example.Json", "PkgIdentifier": { "PURL": "pkg:nuget/Example.Json@1.0.0" }, "InstalledVersion": "1.0.0", "FixedVersion": "1.0.1", "Severity": "HIGH" }
            ] },
            { "Target": "nothing", "Class": "lang-pkgs" }
          ]
        }
        """;

    public const string Grype = """
        {
          "matches": [
            { "vulnerability": { "id": "GHSA-aaaa-bbbb-cccc", "severity": "High", "fix": { "versions": ["1.0.1"], "state": "fixed" } },
              "relatedVulnerabilities": [ { "id": "CVE-2026-1003" } ],
              "artifact": { "name": "Example.Json", "version": "1.0.0", "type": "dotnet", "purl": "pkg:nuget/Example.Json@1.0.0" } },
            { "vulnerability": { "id": "CVE-2026-1001", "severity": "Critical", "fix": { "versions": ["3.0.15-1"], "state": "fixed" } }, "relatedVulnerabilities": [],
              "artifact": { "name": "libssl3", "version": "3.0.11-1", "type": "deb", "purl": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12" } },
            { "vulnerability": { "id": "CVE-2026-1002", "severity": "Negligible", "fix": { "versions": [], "state": "not-fixed" } },
              "artifact": { "name": "zlib1g", "version": "1.2.13", "type": "deb", "purl": "pkg:deb/debian/zlib1g@1.2.13" } }
          ],
          "source": { "type": "image" }, "distro": { "name": "debian" }, "descriptor": { "name": "grype", "version": "0.104.0" }
        }
        """;

    public const string Sarif = """
        {
          "version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "runs": [
            { "tool": { "driver": { "name": "Trivy", "version": "0.68.1", "rules": [
                { "id": "CVE-2026-1001", "properties": { "security-severity": "9.8" } }, { "id": "CVE-2026-1002", "properties": { "security-severity": "3.1" } } ] } },
              "results": [
                { "ruleId": "CVE-2026-1001", "ruleIndex": 0, "level": "error", "message": { "text": "Package: libssl3\nInstalled Version: 3.0.11-1\nVulnerability CVE-2026-1001\nSeverity: CRITICAL\nFixed Version: 3.0.15-1\nLink: [CVE-2026-1001](https://x)" } },
                { "ruleIndex": 1, "level": "note", "message": { "text": "Package: zlib1g\nInstalled Version: 1.2.13\nVulnerability CVE-2026-1002\nSeverity: LOW\nFixed Version: \nLink: x" }, "suppressions": [ { "kind": "external" } ] },
                { "ruleId": "CVE-2026-9999", "kind": "pass", "message": { "text": "fine" } }
              ] },
            { "tool": { "driver": { "name": "Grype", "version": "0.104.0", "rules": [ { "id": "GHSA-aaaa-bbbb-cccc-Example.Json", "properties": { "security-severity": "7.5" } } ] } },
              "results": [
                { "ruleId": "GHSA-aaaa-bbbb-cccc-Example.Json", "message": { "text": "A high vulnerability in dotnet package: Example.Json, version 1.0.0 was found in image scan at: /app/Proxy.deps.json" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "app/Proxy.deps.json" } } } ] },
                { "ruleId": "SOMETHING-ELSE", "level": "error", "message": { "text": "Bad configuration" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "etc/passwd" } } } ] }
              ] }
          ]
        }
        """;

    public const string CycloneDx = """
        {
          "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
          "metadata": { "tools": { "components": [ { "type": "application", "name": "trivy", "version": "0.68.1" } ] }, "component": { "bom-ref": "image", "type": "container", "name": "proxy" } },
          "components": [
            { "bom-ref": "ssl", "type": "library", "name": "libssl3", "version": "3.0.11-1", "purl": "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64" },
            { "bom-ref": "json", "type": "library", "name": "Example.Json", "version": "1.0.0", "purl": "pkg:nuget/Example.Json@1.0.0" }
          ],
          "vulnerabilities": [
            { "id": "CVE-2026-1001", "ratings": [ { "severity": "high", "method": "CVSSv31" }, { "score": 9.8 } ], "recommendation": "Upgrade libssl3 to version 3.0.15-1", "affects": [ { "ref": "ssl" } ] },
            { "id": "GHSA-aaaa-bbbb-cccc", "references": [ { "id": "CVE-2026-1003" } ], "ratings": [ { "severity": "high" } ], "affects": [ { "ref": "json" } ],
              "analysis": { "state": "not_affected", "justification": "code_not_reachable" } },
            { "id": "CVE-2026-1004", "affects": [ { "ref": "pkg:nuget/Other@2.0.0" } ] }
          ]
        }
        """;
}
