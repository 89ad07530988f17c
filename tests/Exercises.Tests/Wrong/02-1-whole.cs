// misconception: tasks-run-whole
// Either A comes first, or B.
int possibleOrders = 2;
