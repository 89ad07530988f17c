int possibleOrders = 6;
