"""What Quietlegs is measured against: samplers of its model, R, statsmodels, and what people use today."""
