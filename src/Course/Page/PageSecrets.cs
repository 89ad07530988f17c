namespace Course.Page;

/// <summary>The three secrets of one start of the page. None outlives the process.</summary>
/// <remarks>
/// They differ, so that none gives away another: the address is in the terminal's history, the
/// cookie is in the browser only, and the frame key is known to the learner's own outputs.
/// </remarks>
public sealed class PageSecrets
{
    /// <summary>Stands in the printed address and opens the page.</summary>
    public AccessToken Token { get; } = AccessToken.Create();

    /// <summary>What the token is exchanged for; every other request carries it.</summary>
    public AccessToken Cookie { get; } = AccessToken.Create();

    /// <summary>
    /// Opens the files of the outputs' frames and nothing else. A sandboxed frame has no origin and
    /// so sends no cookie; those files are the same for everybody.
    /// </summary>
    public AccessToken FrameKey { get; } = AccessToken.Create();

    /// <summary>
    /// The cookie's name. Cookies know no ports: two courses on one machine would share a name.
    /// </summary>
    public static string CookieName(int port) => $"course-{port}";
}
