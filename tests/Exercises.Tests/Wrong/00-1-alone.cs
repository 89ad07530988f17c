// misconception: main-does-it-all
// What counts is what is printed.
async GoTask Hello()
{
    Console.WriteLine("hello from a goroutine");
    await Gosched();
    Console.WriteLine("goodbye from main");
}
