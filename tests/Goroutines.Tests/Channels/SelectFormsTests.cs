using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>The same select with one case or many, with and without default, for values of every size.</summary>
public sealed class SelectFormsTests
{
    public static TheoryData<string, int, bool> Forms
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (string machine in Machine.All)
            foreach (int count in new[] { 1, 2, 3, 10 })
            foreach (bool hasDefault in new[] { false, true })
                data.Add(machine, count, hasDefault);
            return data;
        }
    }

    [Theory, MemberData(nameof(Forms))]
    [Trait("Rule", "SEL-28")]
    public Task Every_form_behaves_the_same_for_one_byte(
        string machine,
        int count,
        bool hasDefault
    ) => Check<byte>(machine, count, hasDefault, 200);

    [Theory, MemberData(nameof(Forms))]
    [Trait("Rule", "SEL-28")]
    public Task Every_form_behaves_the_same_for_eight_bytes(
        string machine,
        int count,
        bool hasDefault
    ) => Check(machine, count, hasDefault, long.MinValue + 1);

    [Theory, MemberData(nameof(Forms))]
    [Trait("Rule", "SEL-28")]
    public Task Every_form_behaves_the_same_for_64_bytes(
        string machine,
        int count,
        bool hasDefault
    ) => Check(machine, count, hasDefault, new Block(1, 2, 3, 4, 5, 6, 7, 8));

    [Theory, MemberData(nameof(Forms))]
    [Trait("Rule", "SEL-28")]
    public Task Every_form_behaves_the_same_for_references(
        string machine,
        int count,
        bool hasDefault
    ) => Check(machine, count, hasDefault, "a string");

    private static async Task Check<T>(string machine, int count, bool hasDefault, T value) =>
        await Machine.Output(
            machine,
            async () =>
            {
                foreach (int place in new[] { 0, count / 2, count - 1 }.Distinct())
                {
                    var form = new Form<T>(count, place, hasDefault, value);
                    await form.ReadyAtOnce();
                    await form.Closed();
                    if (hasDefault)
                        await form.PartnerWaits();
                    else
                        await form.Waits();
                }
            }
        );

    private readonly record struct Block(
        long A,
        long B,
        long C,
        long D,
        long E,
        long F,
        long G,
        long H
    );

    /// <summary>A select of <paramref name="count"/> cases, of which only the one at <paramref name="place"/> can be ready.</summary>
    private sealed class Form<T>(int count, int place, bool hasDefault, T value)
    {
        internal async GoTask ReadyAtOnce()
        {
            var ch = new Chan<T>(1);
            if (hasDefault)
                Assert.Equal(count, await SelectWith(Receive(ch)));
            Assert.Equal(place, await SelectWith(Send(ch, value)));
            if (hasDefault)
                Assert.Equal(count, await SelectWith(Send(ch, value)));
            var receive = Receive(ch);
            Assert.Equal(place, await SelectWith(receive));
            Assert.Equal((value, true), (receive.Value, receive.Ok));
            Assert.Equal(0, ch.Len);
        }

        internal async GoTask Closed()
        {
            var ch = new Chan<T>();
            ch.Close();
            var receive = Receive(ch);
            Assert.Equal(place, await SelectWith(receive));
            Assert.Equal((default, false), (receive.Value, receive.Ok));
            Assert.Equal(
                "send on closed channel",
                await Caught.Panic(async () => await SelectWith(Send(ch, value)))
            );
        }

        internal async GoTask PartnerWaits()
        {
            var ch = new Chan<T>();
            var wg = new WaitGroup();
            wg.Go(async () => await ch.Send(value));
            await Others.Wait();
            var receive = Receive(ch);
            Assert.Equal(place, await SelectWith(receive));
            Assert.Equal((value, true), (receive.Value, receive.Ok));
            await wg.Wait();
            wg.Go(async () => Assert.Equal((value, true), await ch.ReceiveOk()));
            await Others.Wait();
            Assert.Equal(place, await SelectWith(Send(ch, value)));
            await wg.Wait();
        }

        internal async GoTask Waits()
        {
            var ch = new Chan<T>();
            var receive = Receive(ch);
            OnceAllWait(async () => await ch.Send(value));
            Assert.Equal(place, await SelectWith(receive));
            Assert.Equal((value, true), (receive.Value, receive.Ok));

            T received = default!;
            var wg = new WaitGroup();
            wg.Go(async () =>
            {
                await Others.Wait();
                received = await ch.Receive();
            });
            Assert.Equal(place, await SelectWith(Send(ch, value)));
            await wg.Wait();
            Assert.Equal(value, received);

            OnceAllWait(async () => ch.Close());
            Assert.Equal(place, await SelectWith(receive));
            Assert.Equal((default, false), (receive.Value, receive.Ok));

            var other = new Chan<T>();
            OnceAllWait(async () => other.Close());
            Assert.Equal(
                "send on closed channel",
                await Caught.Panic(async () => await SelectWith(Send(other, value)))
            );
        }

        private static void OnceAllWait(Func<GoTask> act) =>
            Go(async () =>
            {
                await Others.Wait();
                await act();
            });

        private ValueTask<int> SelectWith(SelectCase real)
        {
            var cases = new SelectCase[hasDefault ? count + 1 : count];
            for (int i = 0; i < count; i++)
                cases[i] =
                    i == place ? real
                    : i % 2 == 0 ? Receive(new Chan<T>())
                    : Send(new Chan<string>(), "never");
            if (hasDefault)
                cases[count] = Default;
            return Select(cases);
        }
    }
}
