using static Goroutines.Builtin;

namespace Goroutines.Tests.Scheduling;

/// <summary>A goroutine's function may be of any shape, with up to four arguments.</summary>
public sealed class ShapeTests
{
    [Theory, MemberData(nameof(Machine.All), MemberType = typeof(Machine))]
    public async Task Every_shape_of_function_runs_with_its_arguments(string machine)
    {
        long sum = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var done = new Chan<int>(64);
                Go(async () => await done.Send(1));
                Go(Lib0);
                Go(LibT0);
                Go(T0);
                Go(V0);
                Go(VT0);
                Go(F0);
                Go(A0);
                Go(Lib, 1);
                Go(LibT, 1);
                Go(T, 1);
                Go(V, 1);
                Go(VT, 1);
                Go(F, 1);
                Go(A, 1);
                Go((int a, int b) => Lib(a + b), 1, 1);
                Go((int a, int b) => LibT(a + b), 1, 1);
                Go((int a, int b) => T(a + b), 1, 1);
                Go((int a, int b) => V(a + b), 1, 1);
                Go((int a, int b) => VT(a + b), 1, 1);
                Go((int a, int b) => F(a + b), 1, 1);
                Go((int a, int b) => A(a + b), 1, 1);
                Go((int a, int b, int c) => Lib(a + b + c), 1, 1, 1);
                Go((int a, int b, int c) => LibT(a + b + c), 1, 1, 1);
                Go((int a, int b, int c) => T(a + b + c), 1, 1, 1);
                Go((int a, int b, int c) => V(a + b + c), 1, 1, 1);
                Go((int a, int b, int c) => VT(a + b + c), 1, 1, 1);
                Go((int a, int b, int c) => F(a + b + c), 1, 1, 1);
                Go((int a, int b, int c) => A(a + b + c), 1, 1, 1);
                Go((int a, int b, int c, int d) => Lib(a + b + c + d), 1, 1, 1, 1);
                Go((int a, int b, int c, int d) => LibT(a + b + c + d), 1, 1, 1, 1);
                Go((int a, int b, int c, int d) => T(a + b + c + d), 1, 1, 1, 1);
                Go((int a, int b, int c, int d) => V(a + b + c + d), 1, 1, 1, 1);
                Go((int a, int b, int c, int d) => VT(a + b + c + d), 1, 1, 1, 1);
                Go((int a, int b, int c, int d) => F(a + b + c + d), 1, 1, 1, 1);
                Go((int a, int b, int c, int d) => A(a + b + c + d), 1, 1, 1, 1);
                for (int i = 0; i < 36; i++)
                    sum += await done.Receive();

                async GoTask Lib(int v) => await done.Send(v);
                async GoTask<int> LibT(int v)
                {
                    await done.Send(v);
                    return v;
                }
                async Task T(int v) => await done.Send(v);
                async ValueTask V(int v) => await done.Send(v);
                async ValueTask<int> VT(int v)
                {
                    await done.Send(v);
                    return v;
                }
                bool F(int v) => done.TrySend(v);
                void A(int v) => done.TrySend(v);
                GoTask Lib0() => Lib(1);
                GoTask<int> LibT0() => LibT(1);
                Task T0() => T(1);
                ValueTask V0() => V(1);
                ValueTask<int> VT0() => VT(1);
                bool F0() => F(1);
                void A0() => A(1);
            }
        );
        // Eight without arguments, then seven each that are sent the sum of one to four ones.
        Assert.Equal(8 + 7 * (1 + 2 + 3 + 4), sum);
    }
}
