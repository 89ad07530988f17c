namespace Course.Page;

/// <summary>What browsers may do with an answer: the headers that every one carries.</summary>
public sealed class PagePolicy(RequestDelegate next)
{
    private const string NonceKey = "style-nonce";

    /// <summary>The nonce of this answer, with which the editor adds its styles.</summary>
    public static string Nonce(HttpContext context) => (string)context.Items[NonceKey]!;

    /// <summary>Sets the headers of a page; a frame's answer replaces what must differ.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        string nonce = AccessToken.Create().Text[..32];
        context.Items[NonceKey] = nonce;
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ForPage(context.Request.Host.Value ?? "", nonce);
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }

    /// <summary>
    /// The policy of an output's frame: inline scripts run, because that is what a figure is made
    /// of, and the vendored Plotly can be loaded. Nothing can be sent anywhere. The sandbox stands
    /// here as well as on the frame's element, so that the address opened by itself has no authority.
    /// </summary>
    public static void ForFrame(HttpContext context, string host, string frameFiles)
    {
        IHeaderDictionary headers = context.Response.Headers;
        // Frames have no origin, so 'self' would match nothing: the address is spelled out.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'unsafe-inline' http://{host}{frameFiles}/; "
            + "style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    // No inline script, whoever wrote it: markdown of a downloaded notebook cannot act. Scripts and
    // connections are this server's; frames are the outputs' only, so none can be led elsewhere.
    private static string ForPage(string host, string nonce) =>
        "default-src 'none'; script-src 'self'; "
        + $"style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
        + $"connect-src 'self' ws://{host}; frame-src http://{host}{PageGuard.FramePath}/; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
