return Notebooks.CellHost.Run();
