using System.Text;

namespace Notebooks;

/// <summary>Writes files so that nobody ever sees half of one: beside it first, then renamed.</summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces or makes the file; its folder is made if need be.</summary>
    public static void WriteAllText(string path, string text) =>
        WriteAllBytes(path, Utf8.GetBytes(text));

    /// <summary>Replaces or makes the file; its folder is made if need be.</summary>
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        // Hidden and with a name of its own, so that two writers never share a half-written file.
        string beside = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, full, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
