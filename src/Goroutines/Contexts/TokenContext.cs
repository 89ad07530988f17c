namespace Goroutines;

/// <summary>A context that is cancelled when a token of .NET is.</summary>
internal sealed class TokenContext : CancelContext
{
    private readonly CancellationToken _token;
    private readonly bool _isOnlyToken;
    private readonly IScheduler? _scheduler = Goroutine.Current?.Scheduler;
    private readonly TimedCall _never = new(long.MaxValue, () => { });
    private CancellationTokenRegistration _registration;

    /// <param name="parent">The parent.</param>
    /// <param name="isOnlyToken">Whether nothing but the token can cancel it.</param>
    /// <param name="token">The token.</param>
    internal TokenContext(IContext parent, bool isOnlyToken, CancellationToken token)
        : base(parent)
    {
        _token = token;
        _isOnlyToken = isOnlyToken;
    }

    public override CancellationToken Token => _isOnlyToken ? _token : base.Token;

    /// <summary>From now on the token cancels it, at once if it is cancelled already.</summary>
    internal void Register()
    {
        // Plain .NET code may cancel the token at any time: while a timer is set, nobody calls the program dead.
        _scheduler?.Add(_never);
        _registration = _token.UnsafeRegister(
            static self => ((TokenContext)self!).CancelByToken(),
            this
        );
    }

    public override string ToString() => $"{Parent}.WithToken";

    protected override void OnCancelled()
    {
        // Not Dispose: that waits for a callback that runs, and this may be called by one.
        if (_registration.Unregister())
            LetGo();
    }

    private void CancelByToken()
    {
        Cancel(Context.Canceled);
        // Not earlier: those who wait on a context below are woken only now, and were asleep until then.
        LetGo();
    }

    private void LetGo() => _scheduler?.Remove(_never);
}
