namespace Litmus;

/// <summary>How programs end.</summary>
internal static class Endings
{
    /// <summary>L17: when main returns the others are gone, their deferred calls too.</summary>
    internal static async GoTask MainReturns()
    {
        var started = new Chan<bool>();
        for (int i = 0; i < 3; i++)
            Go(async () =>
            {
                using var d = Defer(() => Println("goroutine defer: must not appear"));
                await started.Send(true);
                await Select();
            });
        for (int i = 0; i < 3; i++)
            await started.Receive();
        using var runs = Defer(() => Println("main defer runs"));
        Println("main returns");
    }

    /// <summary>L18: Goexit in main lets the others finish, then the program dies.</summary>
    internal static async GoTask MainGoexits()
    {
        Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(20));
            Println("other goroutine finished");
        });
        using var d = Defer(() => Println("main deferred, recover:", null));
        Goexit();
        Println("unreachable");
    }
}
