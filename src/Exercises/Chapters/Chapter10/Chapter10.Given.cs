using Goroutines;

namespace Exercises;

/// <summary>An account with a lock of its own (exercise 10-1).</summary>
public sealed class LockedAccount
{
    internal LockedAccount(int id)
    {
        Id = id;
        Balance = new Shared<int>(100, $"balance of account {id}");
    }

    /// <summary>Its number; no two accounts have the same, and it never changes.</summary>
    public int Id { get; }

    /// <summary>Guards <see cref="Balance"/>.</summary>
    public Mutex Mu { get; } = new();

    /// <summary>How much is in it.</summary>
    public Shared<int> Balance { get; }
}

/// <summary>A lock (exercise 10-4).</summary>
public interface IFairLock
{
    /// <summary>Takes the lock, waiting until it is one's turn.</summary>
    GoTask Lock();

    /// <summary>Gives it to the next one.</summary>
    void Unlock();
}

/// <summary>A fork, as one philosopher sees it (exercise 10-3).</summary>
public sealed class Fork
{
    private readonly Mutex _fork;
    private readonly Hands _hands;
    private readonly TimeSpan _step;

    internal Fork(Mutex fork, Hands hands, TimeSpan step)
    {
        _fork = fork;
        _hands = hands;
        _step = step;
    }

    /// <summary>Waits until the fork is there, and picks it up.</summary>
    public async GoTask PickUp()
    {
        Expect.That(
            _hands.Full == 0,
            "hold-and-wait",
            "It waited for a fork with another one in hand. If both do that, each waits for the other. Only try for the second, and step back if it is taken."
        );
        await _fork.Lock();
        _hands.Full++;
        _hands.Failures = 0;
        await Step();
    }

    /// <summary>Reaches for the fork, and has it if it is there.</summary>
    /// <returns>Whether it was there.</returns>
    public async GoTask<bool> TryPickUp()
    {
        await Step();
        bool isThere = _fork.TryLock();
        if (isThere)
            _hands.Full++;
        else
        {
            _hands.Failures += _hands.Full;
            _hands.Tries++;
        }
        Expect.That(
            _hands.Failures < 2,
            "hold-and-spin",
            "It tried for the second fork again and again, and kept the first in hand. To try in a loop is to wait: if both do that, nobody ever eats. Put the first one down in between."
        );
        if (_hands.Tries == TableForTwo.MostTries)
            GiveUp();
        return isThere;
    }

    /// <summary>Puts the fork back on the table.</summary>
    public async GoTask PutDown()
    {
        await Step();
        _hands.Full--;
        _hands.Failures = 0;
        _fork.Unlock();
    }

    /// <summary>
    /// Where steps take time, both have had their turns, and are in step. Where they take none, one of them may just have been
    /// held up all the while: that says nothing, and the run ends.
    /// </summary>
    private void GiveUp()
    {
        if (_step > TimeSpan.Zero)
            Expect.Fail("back-off-in-step", TableForTwo.InStep);
        GoRuntime.Exit(0);
    }

    private async GoTask Step()
    {
        if (_step > TimeSpan.Zero)
            await Builtin.Work(_step);
        else
            await Builtin.Gosched();
    }
}

/// <summary>What a philosopher has in hand.</summary>
internal sealed class Hands
{
    /// <summary>How many forks.</summary>
    internal int Full { get; set; }

    /// <summary>How often a second one was not there, since the first was picked up.</summary>
    internal int Failures { get; set; }

    /// <summary>How often a fork was not there, in all.</summary>
    internal int Tries { get; set; }
}

/// <summary>Two philosophers with two forks between them, who dine.</summary>
internal sealed class TableForTwo
{
    /// <summary>So many tries in vain are no accident any more.</summary>
    internal const int MostTries = 20;

    internal const string InStep =
        "Both pick up a fork, try the other, put theirs down, wait as long as the other one, and begin again, in step. Wait for different times: by id, or random ones.";

    private readonly Mutex[] _forks = [new(), new()];
    private readonly int[] _eaten = new int[2];

    internal TableForTwo(
        Func<int, Fork, Fork, Func<GoTask>, GoTask> dine,
        WaitGroup wg,
        TimeSpan step
    )
    {
        for (int i = 0; i < 2; i++)
        {
            int id = i;
            var hands = new Hands();
            var near = new Fork(_forks[id], hands, step);
            var far = new Fork(_forks[1 - id], hands, step);
            wg.Go(async () =>
            {
                await dine(id, near, far, () => Eat(id, hands));
                Expect.That(
                    hands.Full == 0,
                    "fork-kept",
                    $"Philosopher {id} has left the table with {hands.Full} of 2 forks in hand, and the other one looks for it for ever."
                );
            });
        }
    }

    /// <summary>Both have eaten.</summary>
    internal void ExpectIsOver() =>
        Expect.That(
            _eaten is [1, 1],
            "did-not-eat",
            $"The two should have eaten once each; they have eaten {_eaten[0]} and {_eaten[1]} times."
        );

    private async GoTask Eat(int id, Hands hands)
    {
        Expect.That(
            hands.Full == 2,
            "fork-not-held",
            $"Philosopher {id} eats with {hands.Full} of 2 forks in hand."
        );
        _eaten[id]++;
        await Builtin.Gosched();
    }
}
