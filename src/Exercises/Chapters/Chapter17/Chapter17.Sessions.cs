using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>Exercise 17-3: half an hour in no time.</content>
internal static partial class Chapter17
{
    private static readonly TimeSpan s_silence = TimeSpan.FromMinutes(30);

    private static void HalfAnHourInNoTime(Func<Func<ISession>, GoTask> test, Examiner check)
    {
        check.Holds(
            "Your test takes no real time",
            () =>
                Expect.That(
                    !TimesOut(() => test(() => new ClockSession(s_silence))),
                    "real-time",
                    "Your test was still asleep after two seconds on real cores. Run it inside Bubble.Run, and start the session there."
                )
        );
        check.Passes(
            "a right session",
            () => test(() => new ClockSession(s_silence)),
            "false-alarm",
            "Your test panics although the session is right: it lives while less than 30 minutes have passed since its start or the last "
                + "Touch. Was it started inside the bubble?"
        );
        check.Passes(
            "a right session that uses a timer",
            () => test(() => new TimerSession(s_silence)),
            "same-instant",
            "Your test wakes at the very moment at which the session's timer goes off, and which of the two comes first is open. "
                + "Look some seconds before and after, or let Bubble.Wait settle it."
        );
        check.Finds(
            "a session that never ends",
            () => test(() => new ClockSession(TimeSpan.MaxValue)),
            "end-not-tested",
            "Look after the half hour, too."
        );
        check.Finds(
            "a session that ends a minute late",
            () => test(() => new ClockSession(TimeSpan.FromMinutes(31))),
            "end-too-rough",
            "Your look after the end is a long time after it."
        );
        check.Finds(
            "a session that ends a minute early",
            () => test(() => new ClockSession(TimeSpan.FromMinutes(29))),
            "life-not-tested",
            "Look some seconds before the half hour: it should be alive then."
        );
        check.Finds(
            "a session that does not care about Touch",
            () => test(() => new ClockSession(s_silence) { Hears = false }),
            "touch-not-tested",
            "Touch it, and look when it would be over without that."
        );
        check.Finds(
            "a session that never ends once it was touched",
            () => test(() => new ClockSession(s_silence) { LivesOnTouch = true }),
            "end-after-touch-not-tested",
            "After a Touch it has 30 minutes more, and not for ever."
        );
    }

    private static bool TimesOut(Func<GoTask> test)
    {
        var options = new RunOptions { Timeout = TimeSpan.FromSeconds(2), ShowOutput = false };
        var run = Task.Run(() => GoRuntime.Run(test, options)).GetAwaiter().GetResult();
        return run.Stderr.Contains("program timed out", StringComparison.Ordinal);
    }

    /// <summary>Asks what time it is.</summary>
    private sealed class ClockSession(TimeSpan silence) : ISession
    {
        private DateTimeOffset _last = Now();
        private bool _isTouched;

        internal bool Hears { get; init; } = true;

        internal bool LivesOnTouch { get; init; }

        public bool IsAlive => Since(_last) < silence || LivesOnTouch && _isTouched;

        public void Touch()
        {
            _isTouched = true;
            if (Hears)
                _last = Now();
        }
    }

    /// <summary>Is told when the time is over.</summary>
    private sealed class TimerSession : ISession
    {
        private readonly TimeSpan _silence;
        private readonly AtomicBool _isOver = new();
        private readonly Timer _timer;

        internal TimerSession(TimeSpan silence)
        {
            _silence = silence;
            _timer = AfterFunc(silence, () => _isOver.Store(true));
        }

        public bool IsAlive => !_isOver.Load();

        public void Touch() => _timer.Reset(_silence);
    }
}
