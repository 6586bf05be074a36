"""The pieces our scenes are built of. Each is a function that returns a bit of drawing."""
