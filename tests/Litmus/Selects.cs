namespace Litmus;

/// <summary>Selects.</summary>
internal static class Selects
{
    /// <summary>L10: a nil channel switches its case off.</summary>
    internal static async GoTask NilMerge()
    {
        Chan<int>? nil = null;
        switch (await Select(Receive(nil), Send(nil, 1), Default))
        {
            case 0:
                Println("wrong: nil recv");
                break;
            case 1:
                Println("wrong: nil send");
                break;
            default:
                Println("default");
                break;
        }
        Chan<int>? a = new();
        Chan<int>? b = new();
        Go(() => SendAll(a!, [1, 2, 3]));
        Go(() => SendAll(b!, [10, 20, 30]));
        int sum = 0;
        int count = 0;
        while (a is not null || b is not null)
        {
            int chosen = await Select(Receive(a, out var fromA), Receive(b, out var fromB));
            var (v, ok) = chosen == 0 ? (fromA.Value, fromA.Ok) : (fromB.Value, fromB.Ok);
            if (ok)
            {
                sum += v;
                count++;
            }
            else if (chosen == 0)
                a = null;
            else
                b = null;
        }
        Println("merged", count, sum);
    }

    /// <summary>L11: all ready cases are equally likely, whatever their place and direction.</summary>
    internal static async GoTask Fairness()
    {
        const int Rounds = 40_000;
        var closed = new Chan<int>();
        closed.Close();
        var sink = new Chan<int>(Rounds + 1);
        var source = new Chan<int>(Rounds + 1);
        for (int i = 0; i < Rounds; i++)
            await source.Send(i);
        int[] hit = new int[4];
        for (int i = 0; i < Rounds; i++)
            hit[await Select(Receive(closed), Send(sink, i), Receive(source), Receive(closed))]++;
        for (int i = 0; i < hit.Length; i++)
            Println("case", i, "within 20% of 1/4:", IsWithin(hit[i], Rounds, 4));
        Println("total exact:", hit.Sum() == Rounds);
        int defaults = 0;
        for (int i = 0; i < 1000; i++)
            defaults += await Select(Receive(closed), Default);
        Println("default taken while a case was ready:", defaults);
        int longest = await LongestRun(closed, Rounds);
        Println(
            "random, not alternating: longest run > 3:",
            longest > 3,
            "and < 60:",
            longest < 60
        );
    }

    private static async GoTask<int> LongestRun(Chan<int> closed, int rounds)
    {
        int longest = 0;
        int run = 0;
        int last = -1;
        for (int i = 0; i < rounds; i++)
        {
            int chosen = await Select(Receive(closed), Receive(closed));
            run = chosen == last ? run + 1 : 1;
            last = chosen;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static async GoTask SendAll(Chan<int> ch, int[] values)
    {
        foreach (int v in values)
            await ch.Send(v);
        ch.Close();
    }

    private static bool IsWithin(int n, int total, int parts) =>
        n > total / parts * 8 / 10 && n < total / parts * 12 / 10;
}
