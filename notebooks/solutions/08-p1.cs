async GoTask FullTrays()
{
    var vegetables = new Chan<string>(1);
    var fish = new Chan<string>(1);
    await vegetables.Send("leeks");
    await fish.Send("trout");
    switch (await Select(Receive(vegetables, out var v), Receive(fish, out var f), Default))
    {
        case 0:
            Console.WriteLine(v.Value);
            break;
        case 1:
            Console.WriteLine(f.Value);
            break;
        case 2:
            Console.WriteLine("nothing");
            break;
    }
}

Exercise.Predict(FullTrays, "leeks", "trout")
