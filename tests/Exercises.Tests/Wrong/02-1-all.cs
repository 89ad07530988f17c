// misconception: own-order-is-free
// Four steps can be put in 4! orders.
int possibleOrders = 24;
