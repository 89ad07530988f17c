namespace Goroutines;

/// <content>From .NET's tokens to contexts; the way back is <see cref="IContext.Token"/>.</content>
public static partial class Context
{
    /// <summary>The token as a context, cancelled when the token is.</summary>
    /// <remarks>
    /// It stays registered with the token until that is cancelled or forgotten; for a token that outlives the work
    /// use <see cref="WithToken"/>. Made inside a program it also keeps the program from being called dead while all
    /// its goroutines wait: who will cancel the token is not known.
    /// </remarks>
    /// <param name="token">The token; one that cannot be cancelled gives a context that cannot either.</param>
    /// <returns>The context; its <see cref="IContext.Token"/> is <paramref name="token"/>.</returns>
    public static IContext FromToken(CancellationToken token) =>
        token.CanBeCanceled ? Registered(Background, isOnlyToken: true, token) : Background;

    /// <summary>A context that is cancelled with its parent, with a token, or by a function.</summary>
    /// <param name="parent">The parent.</param>
    /// <param name="token">The token.</param>
    /// <returns>The context, and the function; call that in any case: it also ends the registration.</returns>
    /// <exception cref="PanicException"><c>cannot create context from nil parent</c>.</exception>
    public static (IContext Context, Action Cancel) WithToken(
        IContext parent,
        CancellationToken token
    )
    {
        var context = Registered(Known(parent), isOnlyToken: false, token);
        return (context, () => context.Cancel(Canceled));
    }

    private static TokenContext Registered(
        IContext parent,
        bool isOnlyToken,
        CancellationToken token
    )
    {
        var context = new TokenContext(parent, isOnlyToken, token);
        context.Register();
        return Attached(context, "", 0);
    }
}
