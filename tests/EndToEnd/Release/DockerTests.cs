using System.Net;
using EndToEnd.Images;

namespace EndToEnd.Release;

/// <summary>A Docker engine pulls the images from the embedded registry and runs them.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class DockerTests(PublishedRelease release)
{
    [Fact]
    public async Task Docker_pulls_and_runs_each_image_and_its_health_endpoint_answers()
    {
        await using var docker = await DockerDaemon.StartAsync();
        using var secrets = new Slipway.Testing.TempDirectory();
        // The images run as a user of their own, and a temporary directory is its maker's alone.
        File.SetUnixFileMode(secrets.Path, (UnixFileMode)0b111_101_101);
        secrets.Write("token", "shared-token");
        secrets.Write("routes.yaml", "");
        var (controller, sds, http, admin) = (FreePort.Find(), FreePort.Find(), FreePort.Find(), FreePort.Find());

        await RunAsync(docker, secrets.Path, "controller", controller, [$"--listen=127.0.0.1:{controller}", "--routes-file=/data/routes.yaml"]);
        await RunAsync(docker, secrets.Path, "sds", sds, [$"--listen=127.0.0.1:{sds}", "--secrets=/data", "--token-file=/data/token"]);
        await RunAsync(docker, secrets.Path, "proxy", admin, [$"--http=127.0.0.1:{http}", $"--admin=127.0.0.1:{admin}", $"--controller=http://127.0.0.1:{controller}"]);
    }

    private async Task RunAsync(DockerDaemon docker, string data, string name, int port, string[] arguments)
    {
        var reference = release.Images.Single(image => image.Reference.Contains($"/{name}:")).Reference;
        (await docker.RunAsync("pull", "--quiet", reference)).ShouldExitWith(0);
        (await docker.RunAsync(["run", "--detach", "--name", name, "--network", "host", "--read-only", "--cap-drop", "ALL", "--volume", $"{data}:/data:ro", reference, .. arguments])).ShouldExitWith(0);
        try
        {
            await AnswersAsync(new Uri($"http://127.0.0.1:{port}/healthz"));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{name} does not answer:\n{(await docker.RunAsync("logs", name)).Output}");
        }
    }

    private static async Task AnswersAsync(Uri address)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        throw new TimeoutException();
    }
}
