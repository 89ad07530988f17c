using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Course.Page;

/// <summary>The port that a course folder takes if it is free.</summary>
/// <remarks>
/// Random in look, but the same at each start: a browser keeps unsaved edits by origin, and the port
/// is part of that. Knowing the port helps nobody, the token does the guarding.
/// </remarks>
public static class UsualPort
{
    private const int First = 49152;
    private const int Count = 65536 - First;

    /// <summary>A port of the range that is for such uses, derived from the folder's path.</summary>
    public static int Of(string folder)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder)));
        return First + (int)(BinaryPrimitives.ReadUInt32LittleEndian(hash) % Count);
    }
}
