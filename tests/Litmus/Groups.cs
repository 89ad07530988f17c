namespace Litmus;

/// <summary>Groups of goroutines that can fail.</summary>
internal static class Groups
{
    /// <summary>L25: the first error is kept and cancels the rest; limits.</summary>
    internal static async GoTask FirstError()
    {
        var (g, ctx) = ErrGroup.WithContext(Context.Background);
        var first = new InvalidOperationException("first");
        int finished = 0;
        await g.Go(() => throw first);
        await g.Go(async () =>
        {
            await Receive(ctx.Done);
            finished++;
            throw new InvalidOperationException("second: " + ctx.Err!.Message);
        });
        var err = await g.Wait();
        Println(err, err == first, "|", ctx.Err, "|", Context.Cause(ctx), "| waited:", finished);

        var (ok, ctx2) = ErrGroup.WithContext(Context.Background);
        await ok.Go(() => { });
        Println(await ok.Wait(), "|", ctx2.Err, "|", Context.Cause(ctx2));

        var z = new ErrGroup();
        z.SetLimit(2);
        var gate = new Chan<bool>();
        Func<GoTask> f = async () => await gate.Receive();
        Println(z.TryGo(f), z.TryGo(f), z.TryGo(f));
        try
        {
            z.SetLimit(5);
        }
        catch (PanicException p)
        {
            Println(Recover(p));
        }
        gate.Close();
        Println(await z.Wait());
        z.SetLimit(0);
        Println("limit 0:", z.TryGo(f));
        z.SetLimit(-1);
        Println("no limit:", z.TryGo(f), z.TryGo(f), z.TryGo(f), await z.Wait());
    }
}
