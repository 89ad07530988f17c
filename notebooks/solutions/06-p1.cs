Exercise.Predict(SumOfTwoHalves, "17 -5 12", "-5 17 12")
