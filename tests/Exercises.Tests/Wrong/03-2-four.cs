// misconception: more-than-needed
// One core for each 10 ms of the 40.
int cores = 4;
