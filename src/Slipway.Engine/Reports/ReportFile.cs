using System.Text;

namespace Slipway.Engine;

/// <summary>Puts a report in its place.</summary>
internal static class ReportFile
{
    /// <summary>Replaces the file as a whole. After a power cut it may be missing, which is not worth waiting for the disk at the end of each run.</summary>
    public static void Write(AbsolutePath file, string text)
    {
        var folder = file.Parent!.CreateDirectory();
        var temporary = folder / $".{file.Name}.{System.Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            temporary.DeleteFile();
            throw;
        }
    }
}
