using Goroutines;

namespace Exercises;

/// <summary>What exercise 14-5 asks for: news for everybody who has subscribed, and nobody who is slow holds up the others.</summary>
/// <remarks>All of it may be called by many goroutines at the same time.</remarks>
public interface INewsStand
{
    /// <summary>Adds a subscriber.</summary>
    /// <param name="room">How many pieces of news may lie unread.</param>
    /// <returns>The subscriber's own channel.</returns>
    GoTask<IReceiveChan<string>> Subscribe(int room);

    /// <summary>Gives a piece of news to every subscriber who has room; the others miss it.</summary>
    /// <param name="news">The piece of news.</param>
    GoTask Publish(string news);

    /// <summary>Takes a subscriber off the list and closes its channel; nothing if it is not there any more.</summary>
    /// <param name="paper">The subscriber's channel.</param>
    GoTask Unsubscribe(IReceiveChan<string> paper);
}
