using Goroutines;

namespace Exercises;

/// <summary>Exercise 19-3: a service that delivers letters, and can be stopped without losing any.</summary>
public interface IPostOffice
{
    /// <summary>Starts the workers; called once, before anything else.</summary>
    /// <param name="workers">How many goroutines deliver.</param>
    void Start(int workers);

    /// <summary>Takes a letter, or does not; may wait while all workers are busy.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>True if it was taken, and will be delivered; false if the office is closing or closed.</returns>
    GoTask<bool> Post(string letter);

    /// <summary>Closes the office; returns when every letter that was taken is delivered.</summary>
    GoTask Stop();
}
