int cores = 3;
