-- How good are the training estimates, on published runs that the fit did not see?
SELECT measure, value, rows, goal, note FROM scaling_accuracy ORDER BY measure;
