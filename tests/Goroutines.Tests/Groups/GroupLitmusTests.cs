using static Goroutines.Builtin;
using static Goroutines.Tests.GoText;

namespace Goroutines.Tests.Groups;

/// <summary>Go programs in C#: what they print is what the originals print.</summary>
public sealed class GroupLitmusTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "EG-01"), Trait("Rule", "EG-02"), Trait("Rule", "EG-03")]
    [Trait("Rule", "EG-04"), Trait("Rule", "EG-06"), Trait("Rule", "EG-07")]
    [Trait("Rule", "EG-08")]
    public async Task L25_an_errgroup_keeps_the_first_error_and_waits_for_everyone(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var (g, ctx) = ErrGroup.WithContext(Context.Background);
                var first = new InvalidOperationException("first");
                int finished = 0;
                await g.Go(() => first);
                await g.Go(async () =>
                {
                    await ctx.Done!.Receive();
                    finished++;
                    return new InvalidOperationException("second: " + ctx.Err!.Message);
                });
                var err = await g.Wait();
                var cause = Context.Cause(ctx);
                Print(err, err == first, "|", ctx.Err, "|", cause, "| waited:", finished);

                var (ok, ctx2) = ErrGroup.WithContext(Context.Background);
                await ok.Go(() => null);
                Print(await ok.Wait(), "|", ctx2.Err, "|", Context.Cause(ctx2));

                var z = new ErrGroup();
                z.SetLimit(2);
                var gate = new Chan<bool>();
                async GoTask F() => await gate.Receive();
                Print(z.TryGo(F), z.TryGo(F), z.TryGo(F));
                try
                {
                    z.SetLimit(5);
                }
                catch (PanicException p)
                {
                    Print(Recover(p));
                }
                gate.Close();
                Print(await z.Wait());
                z.SetLimit(0);
                Print("limit 0:", z.TryGo(F));
                z.SetLimit(-1);
                Print("no limit:", z.TryGo(F), z.TryGo(F), z.TryGo(F), await z.Wait());
            }
        );
        Assert.Equal(
            """
            first true | context canceled | first | waited: 1
            <nil> | context canceled | context canceled
            true true false
            errgroup: modify limit while 2 goroutines in the group are still active
            <nil>
            limit 0: false
            no limit: true true true <nil>

            """,
            output
        );
    }
}
