// misconception: a-core-for-each-task
// Twelve tasks need twelve cores.
int cores = 12;
