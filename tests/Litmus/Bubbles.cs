namespace Litmus;

/// <summary>Bubbles.</summary>
internal static class Bubbles
{
    /// <summary>L30: a bubble whose goroutines are all blocked for ever.</summary>
    internal static async GoTask Stuck()
    {
        // As Go's test runner does: the test has a goroutine of its own, which recovers and panics again.
        Go(async () =>
        {
            try
            {
                await Bubble.Run(async () =>
                {
                    Go(async () =>
                    {
                        await Sleep(TimeSpan.FromHours(1));
                        Println("child slept one virtual hour");
                    });
                    await new Chan<int>().Receive();
                });
            }
            catch (PanicException p)
            {
                Panic(Recover(p));
            }
        });
        await Select();
    }
}
