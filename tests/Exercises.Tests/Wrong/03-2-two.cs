// misconception: work-does-not-fit
// 120 ms of work on two cores is about 40 ms.
int cores = 2;
