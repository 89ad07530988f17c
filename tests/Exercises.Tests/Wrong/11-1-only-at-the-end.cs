// misconception: never-gives-way
// Its author believed that an await anywhere in the function makes all of it interruptible.
async GoTask Count(int rounds, Action<int> step)
{
    await Gosched();
    for (int i = 1; i <= rounds; i++)
        step(i);
    await Gosched();
}
