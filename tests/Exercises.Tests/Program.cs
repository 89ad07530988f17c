using Notebooks;

return args is [CellHost.Verb] ? CellHost.Run() : 0;
