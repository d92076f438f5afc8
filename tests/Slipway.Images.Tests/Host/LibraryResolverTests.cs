using NSubstitute;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class LibraryResolverTests
{
    private const string Output = "\tlinux-vdso.so.1 (0x00007fed105c7000)\n\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007fed1059b000)\n"
        + "\tliblttng-ust.so.0 => not found\n\t/lib64/ld-linux-x86-64.so.2 (0x00007fed105c9000)\n";

    [Fact]
    public void Parse_reads_libraries_the_loader_and_what_is_missing()
    {
        var (found, missing) = LibraryResolver.Parse(Output);
        found.ShouldBe(["/lib/x86_64-linux-gnu/libdl.so.2", "/lib64/ld-linux-x86-64.so.2"]);
        missing.ShouldBe(["liblttng-ust.so.0"]);
    }

    [Theory]
    [InlineData("\tstatically linked\n")]
    [InlineData("\tnot a dynamic executable\n")]
    [InlineData("")]
    public void Parse_finds_nothing_in_a_static_program(string output) => LibraryResolver.Parse(output).Found.ShouldBeEmpty();

    [Fact]
    public async Task Missing_library_is_an_error_unless_the_file_is_optional()
    {
        var tools = Substitute.For<IToolRunner>();
        tools.RunAsync(null!, null, default).ReturnsForAnyArgs(call =>
            new ToolResult(call.Arg<ToolCommand>(), 0, [.. Output.Split('\n').Select(line => new OutputLine(OutputStream.Output, line))]));
        var resolver = new LibraryResolver(tools);

        (await resolver.FindAsync(["/x.so"], _ => true, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
        var error = await Should.ThrowAsync<ImageBuildException>(resolver.FindAsync(["/x.so"], _ => false, TestContext.Current.CancellationToken));
        error.Message.ShouldBe("No base can be made from this machine: '/x.so' needs liblttng-ust.so.0, which is not installed.");
    }

    [Fact]
    public async Task Real_ldd_finds_the_libraries_of_the_shell()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ldd"), "ldd is not installed.");
        var libraries = await new LibraryResolver(new ToolRunner(TimeProvider.System)).FindAsync(["/bin/sh"], _ => false, TestContext.Current.CancellationToken);
        libraries.ShouldContain(library => library.Contains("libc."));
        libraries.ShouldAllBe(library => File.Exists(library));
    }
}
