namespace Litmus;

/// <summary>Panics, recovered and not.</summary>
internal static class Panics
{
    /// <summary>L06: deferred calls run first, then the report.</summary>
    internal static async GoTask SendOnClosed()
    {
        using var d1 = Defer(() => Println("deferred 1"));
        using var d2 = Defer(() => Println("deferred 2"));
        var c = new Chan<int>(4);
        c.Close();
        await c.Send(1);
    }

    /// <summary>L19: a panic that its own goroutine does not recover ends the program.</summary>
    internal static async GoTask InGoroutine()
    {
        using var d1 = Defer(() => Println("main deferred: must not appear"));
        try
        {
            var c = new Chan<int>();
            Go(async () =>
            {
                using var d = Defer(() => Println("child deferred runs"));
                Panic($"boom {7}");
            });
            await c.Receive();
        }
        catch (PanicException p)
        {
            Recover(p);
        }
    }

    /// <summary>L20: the report of panics that follow one another.</summary>
    internal static async GoTask Chain()
    {
        using var third = Defer(() => Panic("third"));
        try
        {
            Panic("first");
        }
        catch (PanicException p)
        {
            Recover(p);
            Panic("second");
        }
    }

    /// <summary>L21: recovered, and raised again with the same value.</summary>
    internal static async GoTask Again()
    {
        try
        {
            Panic("same value");
        }
        catch (PanicException p)
        {
            Panic(Recover(p));
        }
    }

    /// <summary>L22: the order of deferred calls, what recover sees, Goexit against recover.</summary>
    internal static async GoTask DeferRecoverGoexit()
    {
        Defers();
        Println();
        var (n, err) = Named();
        Println(n, err);
        Nested();
        ViaHelper();
        try
        {
            using var d = Defer(() => Panic("replacement"));
            Panic("original");
        }
        catch (PanicException p)
        {
            Println("caught:", Recover(p));
        }
        var done = new Chan<bool>();
        Go(async () =>
        {
            using var closed = Defer(done.Close);
            try
            {
                using (Defer(() => Println("inner frame defer")))
                    Goexit();
                Println("unreachable");
            }
            catch (PanicException p)
            {
                Println("recover during Goexit:", Recover(p));
            }
            finally
            {
                Println("recover during Goexit:", null);
            }
        });
        await done.Receive();
        Println("recover with no panic:", null);
    }

    private static void Defers()
    {
        var deferred = new Stack<Deferred>();
        for (int i = 0; i < 3; i++)
        {
            int each = i;
            deferred.Push(Defer(() => Console.Write($"d{each} ")));
        }
        string x = "early";
        string then = x;
        deferred.Push(Defer(() => Console.Write($"{then} ")));
        x = "late";
        _ = x;
        foreach (var call in deferred)
            call.Dispose();
    }

    private static (int N, Exception? Err) Named()
    {
        try
        {
            return Panic<(int, Exception?)>(new InvalidOperationException("inner"));
        }
        catch (PanicException p)
        {
            var inner = (Exception)Recover(p)!;
            return (-1, new InvalidOperationException("wrapped: " + inner.Message, inner));
        }
    }

    /// <summary>Only a catch stops a panic; a function that a deferred call calls sees none.</summary>
    private static void Nested()
    {
        try
        {
            using var d = Defer(() => Println("recover one call too deep:", null));
            Panic("P");
        }
        catch (PanicException p)
        {
            Println("outer saw", Recover(p));
        }
    }

    private static void ViaHelper()
    {
        using var d = Defer(() => Println("via direct helper:", null));
        try
        {
            Panic("Q");
        }
        catch (PanicException p)
        {
            Recover(p);
        }
    }
}
