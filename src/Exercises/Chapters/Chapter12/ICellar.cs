using Goroutines;

namespace Exercises;

/// <summary>A shared cellar of jars: the answer of exercise 12-2 is a class that implements it.</summary>
public interface ICellar
{
    /// <summary>Adds <paramref name="n"/> jars.</summary>
    GoTask Put(int n);

    /// <summary>Waits until there are at least <paramref name="n"/> jars, and takes them all at once.</summary>
    GoTask Take(int n);
}
