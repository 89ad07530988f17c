namespace Goroutines;

/// <summary>A continuation that came back to its goroutine from outside the library.</summary>
internal sealed class PostedCallback(
    Goroutine goroutine,
    SendOrPostCallback callback,
    object? state
) : IRunnable
{
    public Goroutine Goroutine => goroutine;

    public void Run()
    {
        goroutine.Elsewhere = Whereabouts.Here;
        callback(state);
    }
}
