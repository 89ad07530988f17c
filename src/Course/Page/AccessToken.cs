using System.Security.Cryptography;
using System.Text;

namespace Course.Page;

/// <summary>An unguessable text: who can say it may use the page.</summary>
public sealed class AccessToken
{
    private readonly byte[] _bytes;

    private AccessToken(string text)
    {
        Text = text;
        _bytes = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The token as it stands in an address or a cookie: 64 hexadecimal digits.</summary>
    public string Text { get; }

    /// <summary>Makes a token of 256 random bits.</summary>
    public static AccessToken Create() => new(RandomNumberGenerator.GetHexString(64, true));

    /// <summary>Compares in constant time: the answer's delay tells nothing about the token.</summary>
    public bool Matches(string? candidate) =>
        candidate is not null
        && CryptographicOperations.FixedTimeEquals(_bytes, Encoding.UTF8.GetBytes(candidate));
}
