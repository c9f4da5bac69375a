"""A made-up diary to look at: nobody's data, lifelike, the same for the same seed and date."""
