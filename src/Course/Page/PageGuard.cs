using Microsoft.Net.Http.Headers;

namespace Course.Page;

/// <summary>
/// Decides who may talk to the page. The page runs code, so whoever talks to it owns the account.
/// </summary>
/// <remarks>
/// Four questions, in this order. <b>Host</b>: a foreign name that resolves to 127.0.0.1 (DNS
/// rebinding) has the wrong Host header. <b>Key or token</b>: what has neither cookie nor token is
/// another program or another user of this machine. <b>Where from</b>: the browser sends the cookie
/// for other ports of 127.0.0.1 too, because ports are no part of a site; so whatever a page of
/// another origin starts is refused, by Sec-Fetch-Site. <b>Origin</b>: what changes something, or
/// opens the socket, must name this very origin.
/// </remarks>
public sealed class PageGuard(RequestDelegate next, PageSecrets secrets)
{
    /// <summary>The folder of the frames' files; the frame key follows.</summary>
    public const string FramePath = "/frame";

    /// <summary>Lets the request through or refuses it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        int port = context.Connection.LocalPort;
        if (!IsThisHost(request.Host, port))
        {
            return RefuseAsync(
                context,
                $"This page answers to 127.0.0.1:{port} and localhost:{port} only."
            );
        }

        if (request.Path.StartsWithSegments(FramePath, StringComparison.Ordinal, out var rest))
        {
            return IsFrameFile(request, rest) ? next(context) : RefuseAsync(context, NoToken);
        }

        if (secrets.Token.Matches(request.Query["token"]) && HttpMethods.IsGet(request.Method))
        {
            return ExchangeAsync(context, port);
        }

        if (!secrets.Cookie.Matches(request.Cookies[PageSecrets.CookieName(port)]))
        {
            return RefuseAsync(context, NoToken);
        }

        if (IsStartedElsewhere(request))
        {
            return RefuseAsync(context, "Another page may not use this one.");
        }

        bool acts = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if ((acts || IsSocket(request)) && !IsOwnOrigin(request))
        {
            return RefuseAsync(context, "Only the course's own page may do this.");
        }

        return next(context);
    }

    private const string NoToken =
        "Open the address that course start printed in the terminal: it ends in ?token=… "
        + "and lets this browser in. A new start has a new address.";

    private static bool IsThisHost(HostString host, int port) =>
        host.Port == port
        && (
            string.Equals(host.Host, "127.0.0.1", StringComparison.Ordinal)
            || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        );

    private bool IsFrameFile(HttpRequest request, PathString rest) =>
        HttpMethods.IsGet(request.Method)
        && secrets.FrameKey.Matches(rest.Value?.Split('/').ElementAtOrDefault(1));

    // Following a link to the page is the one thing that may start elsewhere: it changes nothing.
    private static bool IsStartedElsewhere(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "" or "same-origin" or "none")
        {
            return false;
        }

        return !HttpMethods.IsGet(request.Method)
            || request.Headers["Sec-Fetch-Mode"] != "navigate"
            || request.Headers["Sec-Fetch-Dest"] != "document";
    }

    // The handshake of HTTP/1.1 and that of HTTP/2, which is a CONNECT and thus acts anyway.
    private static bool IsSocket(HttpRequest request) =>
        request.Headers.ContainsKey(HeaderNames.Upgrade)
        || request.HttpContext.WebSockets.IsWebSocketRequest;

    // Browsers send Origin with everything that is checked here, so its absence is refused as well.
    private static bool IsOwnOrigin(HttpRequest request) =>
        string.Equals(
            request.Headers.Origin,
            $"http://{request.Host.Value}",
            StringComparison.OrdinalIgnoreCase
        );

    private Task ExchangeAsync(HttpContext context, int port)
    {
        context.Response.Cookies.Append(
            PageSecrets.CookieName(port),
            secrets.Cookie.Text,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
                Path = "/",
                IsEssential = true,
            }
        );
        return PageResponse.HtmlAsync(context, MessageView.Entering(context.Request.Path));
    }

    private static Task RefuseAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        bool wantsJson = context.Request.Path.StartsWithSegments(
            "/api",
            StringComparison.OrdinalIgnoreCase
        );
        return wantsJson
            ? PageResponse.JsonAsync(context, new ApiMessage(reason))
            : PageResponse.HtmlAsync(context, MessageView.Refused(reason));
    }
}
